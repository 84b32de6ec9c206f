import type { Result } from '../play/result.ts'

/** The observations about one wrong connector so far. */
export interface Proof {
  mustRed: readonly string[]
  /** Requirements with a played scenario. */
  played: Set<string>
  /** Requirements that turned red. */
  red: Set<string>
  /** Scenarios in which the connector stopped. */
  stopped: string[]
  /** Mistakes of the suite. */
  errors: Result[]
}

/** Says why a wrong connector was not caught. Empty if it was caught: it ran, and mustRed ⊆ red ⊆ mustRed ∪ mayRed. */
export function whyNotCaught({ mustRed, red, stopped, errors }: Proof, mayRed: readonly string[]): string {
  const missed = mustRed.filter((id) => !red.has(id))
  const strays = [...red].filter((id) => !mustRed.includes(id) && !mayRed.includes(id)).sort()
  return [
    missed.length > 0 && `stayed green: ${missed.join(', ')}`,
    strays.length > 0 && `turned red, but were not expected to: ${strays.join(', ')}`,
    stopped.length > 0 && `stopped in ${stopped.join(', ')}`,
    errors.length > 0 &&
      `error of the suite in ${errors.map((result) => result.scenario).join(', ')}: ${errors[0]?.message}`,
  ]
    .filter((part) => part !== false)
    .join('; ')
}
