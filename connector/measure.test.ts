import { expect, test } from 'vitest'
import { measureItem, oversize } from './measure.ts'
import { defaultPolicy } from './policy.ts'

const limitBytes = 10_485_760
const received = (receivedBytes: number, declaredSizeBytes = receivedBytes) => ({ receivedBytes, declaredSizeBytes })
const verdict = (textBytes: number, ...attachments: ReturnType<typeof received>[]) =>
  oversize(measureItem({ textBytes, attachments }), defaultPolicy)

test.each([
  [limitBytes - 1, undefined],
  [limitBytes, undefined],
  [limitBytes + 1, 'attachment 1 is larger than 10485760 bytes'],
])('an attachment of %i bytes with empty text', (bytes, expected) => {
  expect(verdict(0, received(bytes))).toBe(expected)
})

test.each([
  [limitBytes - 1, undefined],
  [limitBytes, undefined],
  [limitBytes + 1, 'the item is larger than 10485760 bytes in all'],
])('a text of %i bytes', (bytes, expected) => {
  expect(verdict(bytes)).toBe(expected)
})

test.each([
  [-1, undefined],
  [0, undefined],
  [1, 'the item is larger than 10485760 bytes in all'],
])('text and two attachments that miss the limit by %i bytes', (more, expected) => {
  expect(verdict(100, received(5_000_000), received(limitBytes - 5_000_100 + more))).toBe(expected)
})

test('the bytes received count, not those declared', () => {
  expect(verdict(0, received(5, limitBytes * 2))).toBeUndefined()
  expect(verdict(0, received(limitBytes + 1, 5))).toBe('attachment 1 is larger than 10485760 bytes')
})

test('the attachment over the limit is named by its place', () => {
  expect(verdict(0, received(1), received(limitBytes + 1))).toBe('attachment 2 is larger than 10485760 bytes')
})
