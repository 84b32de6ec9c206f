import { join } from 'node:path'
import type { Scenario } from '../../harness/runner/index.ts'
import { packageFolder } from '../../harness/runner/own-package.ts'
import { type ScenarioOptions, scenario } from '../vocabulary/index.ts'
import { decidedRows } from './decided-rows.ts'
import { readHostileRows } from './hostile-row.ts'
import { isPlayableWithOthers, playRows } from './play-rows.ts'

const rowsFolder = join(packageFolder, 'fixtures/hostile/')

/**
 * Objects that a real feed could hold and no schema would accept, many in one window (RES-7). Rows whose ids are the problem are
 * played one by one in `hostile.long.test.ts`, with the reference connector.
 */
export const hostile: Scenario[] = [
  group('RES-7/hostile-shapes', 'fields of another type, missing fields and unknown kinds', ['shapes', 'identity']),
  // By event time, most of these items belong to other days.
  group('RES-7/hostile-times', 'times that are missing, wrong or far away', ['times'], {
    under: { 'window.basis': 'capture' },
  }),
  group('RES-7/hostile-people', 'participants, numbers and addresses that are missing or wrong', ['people', 'field']),
  group('RES-7/hostile-files', 'files whose names, types, sizes and digests are missing or wrong', ['files']),
  group('RES-7/hostile-sizes', 'texts, subjects and group names that are very long', ['sizes']),
  group('CNV-9/hostile-content', 'headers, parts and commands in every field', ['injection']),
  group('CNV-5/hostile-text', 'characters that programs change or lose', ['unicode']),
]

function group(id: `${string}/${string}`, what: string, files: string[], options: ScenarioOptions = {}): Scenario {
  return scenario(
    id,
    `archives or reports each of many items as its content demands: ${what}`,
    async (given) => {
      if (rowsFolder === undefined) throw new Error('the folder fixtures/hostile is missing')
      const rows = (await readHostileRows(rowsFolder)).filter(({ file }) =>
        files.some((name) => file === `${name}.jsonl`),
      )
      await playRows(
        given,
        rows
          .map(({ row }) => row)
          .filter((row) => !decidedRows.has(row.id) && ('whole' in row || isPlayableWithOthers(row))),
      )
    },
    options,
  )
}
