import { expect, test } from 'vitest'
import { createBatchNames, isBatchName } from './batch-name.ts'

test('batches have the documented name, a number each, and the time of the run', () => {
  const name = createBatchNames(new Date('2026-03-02T06:07:08.009Z'))
  expect([name(), name()]).toEqual([
    '202603020000-TeleMessage_1_060708009.zip',
    '202603020000-TeleMessage_2_060708009.zip',
  ])
})

test('a name that a run gave is known again, and no other is', () => {
  expect(isBatchName(createBatchNames(new Date('2026-03-02T06:07:08.009Z'))())).toBe(true)
  for (const name of ['report.zip', '202603020000-TeleMessage_1.zip', 'a/202603020000-TeleMessage_1_060708009.zip']) {
    expect(isBatchName(name)).toBe(false)
  }
})
