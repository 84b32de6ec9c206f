import { capabilityEntries, readingEntries } from '../../catalogue/index.ts'
import type { ListedRequirement } from './listed-requirement.ts'

/** The requirements for programs, with the readings and capabilities that they name; ends in a line break. */
export function requirementsJson(listed: readonly ListedRequirement[]): string {
  const requirements = listed.map(({ scenarios, capability, cannotShow, ...requirement }) => ({
    ...requirement,
    capability: capability ?? null,
    cannotShow: cannotShow ?? null,
    scenarios: scenarios.map(({ id, title, under = {} }) => ({ id, title, under })),
  }))
  const document = { schemaVersion: 1, requirements, readings: readingEntries, capabilities: capabilityEntries }
  return `${JSON.stringify(document, null, 2)}\n`
}
