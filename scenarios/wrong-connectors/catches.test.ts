import { afterAll, expect, test } from 'vitest'
import { requirementOf } from '../../harness/catalogue/index.ts'
import { createWorkFolder, prove } from '../../harness/runner/index.ts'
import { scenarios } from '../index.ts'
import { wrongConnectors } from './index.ts'

// Every wrong connector, played as `mock-telemessage prove` plays it: the suite has to be seen saying no.

const seed = 20_260_312
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test('every wrong connector names requirements of the catalogue, and at least one that must turn red', () => {
  for (const { mustRed, mayRed } of wrongConnectors) {
    expect(mustRed.length).toBeGreaterThan(0)
    for (const id of [...mustRed, ...mayRed]) expect(requirementOf(id).subject).toBe('connector')
    expect(mustRed.filter((id) => mayRed.includes(id))).toEqual([])
  }
  expect(new Set(wrongConnectors.map(({ id }) => id)).size).toBe(wrongConnectors.length)
})

test.each(wrongConnectors.map((wrong) => [wrong.id, wrong] as const))(
  'catches %s',
  async (id, wrong) => {
    const [proven] = await prove({
      seed,
      wrongConnectors: [wrong],
      scenarios,
      full: false,
      workFolder,
      watch: () => {},
    })
    expect(proven?.why, `replay with: npx mock-telemessage prove ${id} --seed ${seed}`).toBe('')
  },
  300_000,
)
