import type { Capability } from './capabilities.ts'
import { alternativeOf, readingEntries } from './reading-entries.ts'
import { defaultReadings, type ReadingId, type Readings } from './readings.ts'

/** The declaration of a connector by its maker, which the suite tests. */
export interface Declaration {
  readings: Readings
  capabilities: Capability[]
  /**
   * For capabilities that cannot be judged here although they may be declared, the reason in words. Absent: all can be
   * judged.
   */
  unjudged?: Partial<Record<Capability, string>> | undefined
}

/** Says why a declaration leaves a requirement out; undefined if it does not. */
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

/** A declared reading that is not the default. */
export interface DeclaredAlternative {
  id: ReadingId
  value: string | number
  /** Its meaning in words; absent for a number, which needs none. */
  meaning?: string | undefined
  leavesOut?: { requirementIds: string[]; because: string } | undefined
}

/** One sentence for each declared reading that is not the default, for headlines; empty if all are. */
export function declarationSentences(readings: Readings): string[] {
  return declaredAlternatives(readings).map(({ id, value, leavesOut }) => {
    if (leavesOut === undefined) return `Declared: ${id} is ${value}.`
    return `Declared: ${id} is ${value}; it ${leavesOut.because} (${leavesOut.requirementIds.join(', ')}).`
  })
}

/** The declared readings that are not the default, in the order of the catalogue. */
export function declaredAlternatives(readings: Readings): DeclaredAlternative[] {
  return readingEntries
    .filter(({ id }) => readings[id] !== defaultReadings[id])
    .map(({ id }) => ({ ...alternativeOf(id, readings[id]), id, value: readings[id] }))
}
