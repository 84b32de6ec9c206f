import { z } from 'zod'
import type { Requirement } from '../catalogue/index.ts'
import type { ProvenConnector } from '../runner/index.ts'

/** The proof that the suite can say no: wrong connectors, and what it said of them. */
export interface ProofReport {
  schemaVersion: 1
  connectors: ProvenConnector[]
}

const ids = z.array(z.string().min(1))

export const proofReportSchema: z.ZodType<ProofReport> = z.strictObject({
  schemaVersion: z.literal(1).describe('Grows when a field changes its meaning or goes away.'),
  connectors: z.array(
    z.strictObject({
      id: z.string().min(1),
      fault: z.string().describe('What is wrong with the connector, in one sentence.'),
      mustRed: ids.describe('Requirements that have to turn red.'),
      mayRed: ids.describe('Requirements that may turn red beside them.'),
      red: ids.describe('Requirements that did turn red.'),
      caught: z.boolean().describe('It ran, everything in mustRed is red, and nothing outside mustRed and mayRed is.'),
      why: z.string().describe('Why it was not caught; empty for one that was.'),
    }),
  ),
})

/**
 * Ids of the requirements on a connector that scenarios cover (`coveredIds`) and no wrong connector turned red: their
 * checks have never been seen to say no. What turned red for one that was not caught does not count: its proof is broken.
 */
export function unprovenRequirements(
  proof: ProofReport,
  requirements: Requirement[],
  coveredIds: ReadonlySet<string>,
): string[] {
  const proven = new Set(proof.connectors.filter(({ caught }) => caught).flatMap(({ red }) => red))
  return requirements
    .filter(({ id, subject }) => subject === 'connector' && coveredIds.has(id) && !proven.has(id))
    .map(({ id }) => id)
}
