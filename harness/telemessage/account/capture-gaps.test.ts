import { expect, it } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { createCaptureGaps } from './capture-gaps.ts'

const route = { source: 'cloud-archiver', network: 'WhatsApp' } as const
const business = { ...route, network: 'WhatsApp Business' } as const

it('has no gap before the capture has begun', () => {
  const gaps = createCaptureGaps(memoryTables)
  gaps.note('user-1', route, 'no-plan', 1)
  gaps.note('user-1', route, undefined, 2)
  expect(gaps.ofUser('user-1')).toEqual([])
})

it('has a gap from the end of the capture until it goes on, with what began it', () => {
  const gaps = createCaptureGaps(memoryTables)
  gaps.note('user-1', route, undefined, 1)
  gaps.note('user-1', route, 'suspended', 2)
  gaps.note('user-1', route, 'unlinked', 3)
  expect(gaps.ofUser('user-1')).toEqual([{ ...route, fromMs: 2, untilMs: undefined, reason: 'suspended' }])
  gaps.note('user-1', route, undefined, 4)
  gaps.note('user-1', route, undefined, 5)
  gaps.note('user-1', route, 'no-plan', 6)
  expect(gaps.ofUser('user-1')).toEqual([
    { ...route, fromMs: 2, untilMs: 4, reason: 'suspended' },
    { ...route, fromMs: 6, untilMs: undefined, reason: 'no-plan' },
  ])
})

it('tells the routes of a user apart, and users', () => {
  const gaps = createCaptureGaps(memoryTables)
  for (const userId of ['user-1', 'user-2']) {
    gaps.note(userId, route, undefined, 1)
    gaps.note(userId, business, undefined, 1)
  }
  gaps.note('user-1', business, 'unlinked', 2)
  gaps.note('user-1', route, undefined, 3)
  expect(gaps.ofUser('user-1')).toEqual([{ ...business, fromMs: 2, untilMs: undefined, reason: 'unlinked' }])
  expect(gaps.ofUser('user-2')).toEqual([])
})

it('is put back to the gaps of the moment when it was saved', () => {
  const gaps = createCaptureGaps(memoryTables)
  gaps.note('user-1', route, undefined, 1)
  const putBack = gaps.save()
  gaps.note('user-1', route, 'unlinked', 2)
  putBack()
  expect(gaps.ofUser('user-1')).toEqual([])
})
