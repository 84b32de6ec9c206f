import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../harness/runner/index.ts'
import { openWorlds } from '../../harness/runner/world/open-world.ts'
import { referenceConnector } from '../reference-connector.ts'
import { readHostileRows } from './hostile-row.ts'
import { problemsOf } from './judge-row.ts'
import { playRow } from './play-row.ts'

// RES-7 for every object that a real feed could hold: its fate is one of those that its row allows, and the ordinary
// messages before and after it are archived in any case.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())
const openWorld = await openWorlds({ seed: 20_260_310, workFolder })
const rows = await readHostileRows(fileURLToPath(new URL('../../fixtures/hostile/', import.meta.url)))

test('every row has an id of its own', () => {
  expect(new Set(rows.map(({ row }) => row.id)).size).toBe(rows.length)
})

// Several at once, because worlds mostly wait for sockets and disks.
test.concurrent.each(rows.map(({ file, row }) => [`${file} ${row.id}`, row.what, row] as const))(
  '%s: %s',
  async (_id, _what, row) => {
    const world = await openWorld(row.id)
    const played = await playRow(row, referenceConnector, world).finally(() => world.close())
    expect(problemsOf(row, played)).toEqual([])
  },
)
