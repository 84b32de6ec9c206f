import { expect, test } from 'vitest'
import { messageKey } from './message-key.ts'

test('captures of one message have one key', () => {
  expect(messageKey({ archiveMessageId: 'a', kind: 'text' })).toBe('a')
  expect(messageKey({ archiveMessageId: 'a', kind: 'image' })).toBe('a')
  // A quoted reply, and events with an id of their own.
  expect(messageKey({ archiveMessageId: 'b', refersTo: 'a', kind: 'text' })).toBe('b')
  expect(messageKey({ archiveMessageId: 'b', refersTo: 'a', kind: 'deletion' })).toBe('b')
})

test('a deletion and an edit under the id of their original are messages of their own', () => {
  const original = messageKey({ archiveMessageId: 'a', kind: 'text' })
  const deletion = messageKey({ archiveMessageId: 'a', kind: 'deletion' })
  const edit = messageKey({ archiveMessageId: 'a', kind: 'edit' })
  expect(new Set([original, deletion, edit]).size).toBe(3)
  expect(messageKey({ archiveMessageId: 'a', refersTo: 'a', kind: 'deletion' })).toBe(deletion)
})
