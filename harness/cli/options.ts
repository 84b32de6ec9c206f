import { InvalidArgumentError } from 'commander'
import { seedMax } from '../control/seed.ts'

/** Decodes `--seed`. */
export function seedOption(text: string): number {
  return wholeNumber(text, 0, seedMax)
}

/** Decodes `--items`. */
export function itemsOption(text: string): number {
  return wholeNumber(text, 1, 1_000_000)
}

/** Decodes a port; 0 is for a free one. */
export function portOption(text: string): number {
  return wholeNumber(text, 0, 65_535)
}

function wholeNumber(text: string, min: number, max: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return value
  throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`)
}
