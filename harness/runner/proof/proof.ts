import type { Result } from '../play/result.ts'

/** What was seen of one wrong connector so far. */
export interface Proof {
  mustRed: readonly string[]
  /** Requirements of which a scenario was played. */
  played: Set<string>
  /** Requirements that turned red. */
  red: Set<string>
  /** Scenarios that it did not get through. */
  stopped: string[]
  /** Mistakes of our own. */
  errors: Result[]
}

/** Why a wrong connector was not caught, in words; empty when it was: it ran, and mustRed ⊆ red ⊆ mustRed ∪ mayRed. */
export function whyNotCaught({ mustRed, red, stopped, errors }: Proof, mayRed: readonly string[]): string {
  const missed = mustRed.filter((id) => !red.has(id))
  const strays = [...red].filter((id) => !mustRed.includes(id) && !mayRed.includes(id)).sort()
  return [
    missed.length > 0 && `stayed green: ${missed.join(', ')}`,
    strays.length > 0 && `turned red, but were not expected to: ${strays.join(', ')}`,
    stopped.length > 0 && `stopped in ${stopped.join(', ')}`,
    errors.length > 0 &&
      `our own error in ${errors.map((result) => result.scenario).join(', ')}: ${errors[0]?.message}`,
  ]
    .filter((part) => part !== false)
    .join('; ')
}
