import { archived } from './cap-archived.ts'
import { compliance } from './cmp-compliance.ts'
import { conversion } from './cnv-conversion.ts'
import { dailyRun } from './day-daily-run.ts'
import { folder } from './fld-folder.ts'
import { limit } from './lim-limit.ts'
import { importLog } from './log-import-log.ts'
import { mapping } from './map-mapping.ts'
import type { Requirement, RequirementArea } from './requirement.ts'
import { resilience } from './res-resilience.ts'
import { security } from './sec-security.ts'
import { site } from './sit-site.ts'
import { staging } from './stg-staging.ts'
import { tenant } from './ten-tenant.ts'

export { type Capability, type CapabilityEntry, capabilityEntries } from './capabilities.ts'
export {
  type Declaration,
  declarationSentences,
  declaredAlternatives,
  inapplicableBecause,
} from './declaration.ts'
export { type ReadingEntry, readingEntries } from './reading-entries.ts'
export { defaultReadings, type ReadingId, type Readings } from './readings.ts'
export type { Requirement, RequirementArea, Source, Subject, Weight } from './requirement.ts'

/** Every area, in the order in which reports list them. */
export const areas: RequirementArea[] = [
  archived,
  dailyRun,
  staging,
  conversion,
  folder,
  mapping,
  limit,
  importLog,
  resilience,
  security,
  site,
  tenant,
  compliance,
]

/** Every requirement, in catalogue order. */
export const requirements: Requirement[] = areas.flatMap((area) => area.requirements)

const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]))

/** The requirement with this id. Throws a RangeError if the catalogue does not have the id. */
export function requirementOf(id: string): Requirement {
  const requirement = byId.get(id)
  if (!requirement) throw new RangeError(`the catalogue has no requirement ${id}`)
  return requirement
}

/**
 * The requirement in the words of an archiver. The catalogue has the words of the default archiver; others have their
 * own.
 */
export function wordedFor(
  requirement: Requirement,
  archiver: { sentences: Readonly<Record<string, string>> } | undefined,
): Requirement {
  const sentence = archiver?.sentences[requirement.id]
  return sentence === undefined ? requirement : { ...requirement, sentence }
}
