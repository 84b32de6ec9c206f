import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { seedMax } from '../control/seed.ts'
import { blockedPorts } from '../runner/carriers/blocked-ports.ts'

/** Decodes `--seed`. */
export function seedOption(text: string): number {
  return wholeNumber(text, 0, seedMax)
}

/** Decodes `--items`. */
export function itemsOption(text: string): number {
  return wholeNumber(text, 1, 1_000_000)
}

/** Decodes a port; 0 means any free port. A port that browsers and `fetch` never ask is refused: a server there could not be reached. */
export function portOption(text: string): number {
  const port = wholeNumber(text, 0, 65_535)
  if (!blockedPorts.has(port)) return port
  throw new InvalidArgumentError(
    `Browsers and fetch ask nobody at port ${port} (WHATWG Fetch, bad port). Choose another one.`,
  )
}

const instantSchema = z.iso.datetime({ offset: true })

/** Decodes an instant, such as `--now`. A time without a zone is refused, because it is ambiguous. */
export function instantOption(text: string): Date {
  if (instantSchema.safeParse(text).success) return new Date(text)
  throw new InvalidArgumentError('Give an instant in ISO 8601 with its zone, such as 2026-03-11T00:00:00Z.')
}

/** Decodes a whole number within bounds. */
export function wholeNumberOption(min: number, max: number): (text: string) => number {
  return (text) => wholeNumber(text, min, max)
}

function wholeNumber(text: string, min: number, max: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return value
  throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`)
}
