import { type AlsoRed, alsoRedSchema, type WrongConnector } from '../../harness/runner/index.ts'
import recorded from './also-red.json' with { type: 'json' }
import { shownByACopy } from './shown-by-a-copy.ts'

/** The generated file, from the root of the project. Review its diff; do not edit it by hand. */
export const alsoRedFile = 'scenarios/wrong-connectors/also-red.json'

/** The seed with which it is recorded, so that recording twice makes no difference. */
export const alsoRedSeed = 20_260_312

/** The content of the file. */
export const recordedReds: AlsoRed = alsoRedSchema.parse(recorded)

/** What each wrong connector may turn red besides `mustRed`: the recorded requirements, and those of other seeds. */
export function alsoRedOf(wrongConnectors: readonly WrongConnector[]): AlsoRed {
  const rows = new Map(recordedReds)
  for (const { id, dependsOnSeed } of wrongConnectors) {
    const row = rows.get(id)
    if (row && dependsOnSeed) rows.set(id, { ...row, reds: [...new Set([...row.reds, ...shownByACopy])] })
  }
  return rows
}
