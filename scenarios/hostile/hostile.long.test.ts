import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../harness/runner/index.ts'
import { openWorlds } from '../../harness/runner/world/open-world.ts'
import { referenceConnector } from '../reference-connector.ts'
import { readHostileRows } from './hostile-row.ts'
import { problemsOf } from './judge-row.ts'
import { playRow } from './play-row.ts'

// RES-7 for every object that a real feed could hold: what becomes of it is one of the fates written down for it, and the
// ordinary messages in front of it and behind it are archived whatever happens.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())
const openWorld = await openWorlds({ seed: 20_260_310, workFolder })
const rows = await readHostileRows(fileURLToPath(new URL('../../fixtures/hostile/', import.meta.url)))

test('every row has an id of its own', () => {
  expect(new Set(rows.map(({ row }) => row.id)).size).toBe(rows.length)
})

// Several at once: worlds wait for sockets and disks more than they compute.
test.concurrent.each(rows.map(({ file, row }) => [`${file} ${row.id}`, row.what, row] as const))(
  '%s: %s',
  async (_id, _what, row) => {
    const world = await openWorld(row.id)
    const played = await playRow(row, referenceConnector, world).finally(() => world.close())
    expect(problemsOf(row, played)).toEqual([])
  },
)
