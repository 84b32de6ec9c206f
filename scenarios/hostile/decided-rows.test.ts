import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { decidedRows } from './decided-rows.ts'
import { readHostileRows } from './hostile-row.ts'
import { isPlayableWithOthers } from './play-rows.ts'

const rows = await readHostileRows(fileURLToPath(new URL('../../fixtures/hostile/', import.meta.url)))

test('each row that is left to the reference connector exists', () => {
  const ids = rows.map(({ row }) => row.id)
  expect([...decidedRows.keys()].filter((id) => !ids.includes(id))).toEqual([])
})

test('a run plays at least two hundred rows with every connector', () => {
  const played = rows.filter(({ row }) => !decidedRows.has(row.id) && ('whole' in row || isPlayableWithOthers(row)))
  expect(played.length).toBeGreaterThanOrEqual(200)
})
