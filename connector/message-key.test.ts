import { expect, test } from 'vitest'
import { type Identifying, messageKey } from './message-key.ts'

const direct: Identifying['chat'] = { type: 'direct', chatId: 'chat-1' }
const file = (digit: string): Identifying['attachments'][number] => ({
  declaredSizeBytes: 5,
  sha256: digit.repeat(64),
})
const keyOf = (changes: Partial<Identifying>): string =>
  messageKey({ archiveMessageId: 'a', kind: 'text', chat: direct, text: 'Good morning.', attachments: [], ...changes })

test('captures of one message have one key, whatever their phones call the chat', () => {
  const key = keyOf({})
  expect(key).toMatch(/^a\.[0-9a-f]{32}$/)
  expect(keyOf({ kind: 'image' })).toBe(key)
  expect(keyOf({ chat: { type: 'direct', chatId: 'chat-of-the-other-phone' } })).toBe(key)
  // The sender has a broadcast list, and each recipient a direct chat.
  expect(keyOf({ chat: { type: 'broadcast', chatId: 'list-1' } })).toBe(key)
  expect(keyOf({ attachments: [file('1'), file('2')] })).toBe(keyOf({ attachments: [file('2'), file('1')] }))
})

test.each<[string, Partial<Identifying>]>([
  ['another id', { archiveMessageId: 'b' }],
  ['a deletion under the id of its original', { kind: 'deletion' }],
  ['an edit under the id of its original', { kind: 'edit' }],
  ['the text behind a placeholder', { text: 'Waiting for this message.' }],
  ['a file that the first phone lacked', { attachments: [file('1')] }],
  ['a message of a group', { chat: { type: 'group', chatId: 'group-1' } }],
])('%s is another message', (_what, changes) => {
  expect(keyOf(changes)).not.toBe(keyOf({}))
})

test('groups, deletions and edits, and files without a digest, are told from each other', () => {
  const group = (chatId: string): Partial<Identifying> => ({ chat: { type: 'group', chatId } })
  const sized = (declaredSizeBytes: number): Partial<Identifying> => ({
    attachments: [{ ...file('1'), declaredSizeBytes, sha256: undefined }],
  })
  const keys = [{ kind: 'deletion' }, { kind: 'edit' }, group('g'), group('h'), sized(5), sized(6)].map(keyOf)
  expect(new Set(keys).size).toBe(keys.length)
})
