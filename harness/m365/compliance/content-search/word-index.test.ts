import { expect, test } from 'vitest'
import { compareWithScan } from './sample-comparison.ts'

test('the indexed search finds exactly what a scan finds, for drawn queries', async () => {
  const { differences, selectiveCount } = await compareWithScan({ seed: 5, messages: 300, queries: 400 })
  expect(differences).toEqual([])
  expect(selectiveCount).toBeGreaterThan(150)
})
