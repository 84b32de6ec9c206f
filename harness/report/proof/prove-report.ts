import { z } from 'zod'
import type { Requirement } from '../../catalogue/index.ts'
import type { ProvenConnector, ProvenMock } from '../../runner/index.ts'
import type { ReportFormat } from '../report-format.ts'
import { type MutationScore, mutationScoreSchema } from './mutation-score.ts'

/** One requirement on a connector, and whether its checks were seen failing. */
export interface ProvenRequirement {
  id: string
  sentence: string
  /** Ids of the wrong connectors that were caught and turned it red. The others prove nothing. */
  redBy: string[]
  /** Why no wrong connector turns it red; absent if one does, or if no reason is given. */
  unprovenBecause?: string | undefined
}

/** The proof that the suite finds mistakes: wrong connectors and its verdicts on them. */
export interface ProofReport {
  schemaVersion: 1
  seed: number
  /** Every scenario was played with every connector. */
  full: boolean
  connectors: ProvenConnector[]
  /** Wrong mocks and what the self-test says of them. They are about the site and the tenant, not about connectors. */
  mocks: ProvenMock[]
  /** Those on a connector, in catalogue order. */
  requirements: ProvenRequirement[]
  /** How many mutants of the connector and of the oracle were noticed when that was measured; empty: it was not. */
  mutants: MutationScore[]
}

const ids = z.array(z.string().min(1))

export const proofReportSchema: z.ZodType<ProofReport> = z.strictObject({
  schemaVersion: z.literal(1).describe('Increases when a field changes its meaning or is removed.'),
  seed: z.int().nonnegative(),
  full: z.boolean().describe('Every scenario was played with every connector.'),
  connectors: z.array(
    z.strictObject({
      id: z.string().min(1),
      fault: z.string().describe('What is wrong with the connector, in one sentence.'),
      mustRed: ids.describe('Requirements that must turn red.'),
      mayRed: ids.describe('Requirements that may also turn red.'),
      played: ids.describe('Requirements with at least one scenario that was played; the others were not checked.'),
      red: ids.describe('Requirements that turned red.'),
      caught: z.boolean().describe('It ran, everything in mustRed is red, and nothing outside mustRed and mayRed is.'),
      why: z.string().describe('Why it was not caught; empty if it was caught.'),
    }),
  ),
  mocks: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        fault: z.string().describe('What is wrong with the mock, in one sentence.'),
        mustRed: ids.describe('Requirements of the self-test that must turn red.'),
        red: ids.describe('Those of them that turned red.'),
        caught: z.boolean().describe('Everything in mustRed is red.'),
        why: z.string().describe('Why it was not caught; empty if it was caught.'),
      }),
    )
    .describe('Wrong mocks: the site or the tenant with one mistake, which the self-test must notice.'),
  requirements: z.array(
    z.strictObject({
      id: z.string().min(1),
      sentence: z.string(),
      redBy: ids.describe('Wrong connectors that were caught and turned it red.'),
      unprovenBecause: z.string().optional().describe('Why no wrong connector turns it red.'),
    }),
  ),
  mutants: z
    .array(mutationScoreSchema)
    .describe('How many mutants were noticed when that was measured, which is not a part of this proof.'),
})

/** `--json <file>`: the proof for programs. */
export const proofJsonFormat: ReportFormat<ProofReport> = {
  name: 'json',
  description: 'where to write the proof as JSON',
  render: (proof) => `${JSON.stringify(proof, null, 2)}\n`,
}

/**
 * The proof, requirement by requirement. `reasons`: by the id of a requirement, why no wrong connector turns it red.
 * `mutants`: what mutation testing has shown.
 */
export function proofReport(
  { mocks = [], ...proof }: Pick<ProofReport, 'seed' | 'full' | 'connectors'> & Partial<Pick<ProofReport, 'mocks'>>,
  requirements: readonly Requirement[],
  reasons: ReadonlyMap<string, string>,
  mutants: MutationScore[] = [],
): ProofReport {
  const caught = proof.connectors.filter((connector) => connector.caught)
  const rows = requirements
    .filter(({ subject }) => subject === 'connector')
    .map(({ id, sentence }): ProvenRequirement => {
      const redBy = caught.filter(({ red }) => red.includes(id)).map((connector) => connector.id)
      const because = redBy.length === 0 ? reasons.get(id) : undefined
      return { id, sentence, redBy, ...(because !== undefined && { unprovenBecause: because }) }
    })
  return { schemaVersion: 1, ...proof, mocks, requirements: rows, mutants }
}

/**
 * What one wrong connector did to one requirement. `must`: red, as it has to be. `may`: red, as it may be. `stray`:
 * red, but not recorded. `missed`: green, but has to be red. `green`: played and green. `unplayed`: not played.
 */
export type Kill = 'must' | 'may' | 'stray' | 'missed' | 'green' | 'unplayed'

/** The cell of the kill matrix. */
export function killOf({ mustRed, mayRed, played, red }: ProvenConnector, requirement: string): Kill {
  if (red.includes(requirement)) {
    if (mustRed.includes(requirement)) return 'must'
    return mayRed.includes(requirement) ? 'may' : 'stray'
  }
  if (mustRed.includes(requirement)) return 'missed'
  return played.includes(requirement) ? 'green' : 'unplayed'
}

/** A cell as one character, and its meaning. */
export const killWords: Record<Kill, { letter: string; meaning: string }> = {
  must: { letter: 'R', meaning: 'red, as it must be' },
  may: { letter: 'r', meaning: 'also red, as it may be' },
  stray: { letter: '!', meaning: 'red, but not expected to be' },
  missed: { letter: 'G', meaning: 'green, although it must be red' },
  green: { letter: '-', meaning: 'played, and green' },
  unplayed: { letter: '·', meaning: 'not played' },
}
