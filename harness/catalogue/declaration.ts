import type { Capability } from './capabilities.ts'
import { alternativeOf, readingEntries } from './reading-entries.ts'
import { defaultReadings, type ReadingId, type Readings } from './readings.ts'

/** What a connector's maker declares of it, and the suite therefore tests. */
export interface Declaration {
  readings: Readings
  capabilities: Capability[]
  /** Why a capability cannot be judged here, although it may be declared; in words. Absent: every one can. */
  unjudged?: Partial<Record<Capability, string>> | undefined
}

/** Why a declaration leaves a requirement out, in words; undefined where it does not. */
export function inapplicableBecause(
  { id, capability }: { id: string; capability?: Capability | undefined },
  { readings, capabilities, unjudged }: Declaration,
): string | undefined {
  const unjudgedBecause = capability && unjudged?.[capability]
  if (unjudgedBecause !== undefined) return unjudgedBecause
  if (capability !== undefined && !capabilities.includes(capability)) {
    return `the capability "${capability}" is not declared`
  }
  const reading = declaredAlternatives(readings).find(({ leavesOut }) => leavesOut?.requirementIds.includes(id))
  return reading?.leavesOut && `${reading.id}: ${reading.value} ${reading.leavesOut.because}`
}

/** A reading that is declared otherwise than the default. */
export interface DeclaredAlternative {
  id: ReadingId
  value: string | number
  /** In words, where the catalogue has any: a number speaks for itself. */
  meaning?: string | undefined
  leavesOut?: { requirementIds: string[]; because: string } | undefined
}

/** What of a declaration is not the default, a sentence for each reading; empty where all of it is. For headlines. */
export function declarationSentences(readings: Readings): string[] {
  return declaredAlternatives(readings).map(({ id, value, leavesOut }) => {
    if (leavesOut === undefined) return `Declared: ${id} is ${value}.`
    return `Declared: ${id} is ${value}; it ${leavesOut.because} (${leavesOut.requirementIds.join(', ')}).`
  })
}

/** What of a declaration is not the default, in the order of the catalogue. */
export function declaredAlternatives(readings: Readings): DeclaredAlternative[] {
  return readingEntries
    .filter(({ id }) => readings[id] !== defaultReadings[id])
    .map(({ id }) => ({ ...alternativeOf(id, readings[id]), id, value: readings[id] }))
}
