import { expect, test } from 'vitest'
import type { Item } from '#contract'
import { decodeItem, identityOf } from './decode.ts'

const served: Item = {
  itemId: 'item-1',
  archiveMessageId: 'message-1',
  refersTo: 'message-0',
  kind: 'image',
  network: 'WhatsApp Business',
  source: 'cloud-archiver',
  direction: 'incoming',
  chat: { type: 'group', chatId: 'group-1', name: 'Deal room' },
  eventTime: '2026-03-02T09:00:00.789Z',
  captureTime: '2026-03-02T09:00:01.000Z',
  participants: [
    { number: '447700900123', name: 'Asha Patel', role: 'sender', userEmailAddress: 'asha@contoso.example' },
    { number: '447700900124', name: 'Bruno Rossi', role: 'recipient' },
  ],
  subject: 'a subject',
  text: 'a text',
  attachments: [
    {
      attachmentId: 'attachment-1',
      fileName: 'a.jpg',
      contentType: 'image/jpeg',
      sizeBytes: 7,
      sha256: 'ab'.repeat(32),
    },
  ],
}
const problemOf = (raw: unknown): string => {
  const decoded = decodeItem(raw)
  return 'unreadable' in decoded ? decoded.unreadable.problem : 'no problem'
}

test('an item is decoded whole', () => {
  const { direction: _unused, attachments, ...same } = served
  const { sizeBytes: declaredSizeBytes, ...attachment } = attachments[0] as Item['attachments'][0]
  expect(decodeItem(served)).toEqual({
    item: {
      ...same,
      eventTime: new Date('2026-03-02T09:00:00.789Z'),
      captureTime: new Date('2026-03-02T09:00:01Z'),
      attachments: [{ ...attachment, declaredSizeBytes }],
    },
  })
})

test('what the site may learn to serve one day does no harm', () => {
  expect(decodeItem({ ...served, kind: 'poll', network: 'Other', someday: 1 })).toMatchObject({
    item: { kind: 'poll' },
  })
})

test.each([
  ['eventTime', '+57300-01-01T00:00:00Z'],
  ['eventTime', '1899-12-31T23:59:59.999Z'],
  ['eventTime', '1900-01-01T00:00:00.000+00:01'],
  ['participants', 'nobody'],
  ['text', null],
  ['attachments', [{ ...served.attachments[0], attachmentId: '..' }]],
  ['attachments', [{ ...served.attachments[0], sha256: 'none' }]],
  ['chat', undefined],
])('an item with a wrong %s cannot be read, and the problem names the field', (field, value) => {
  expect(problemOf({ ...served, [field]: value })).toMatch(new RegExp(`^${field}`))
})

test('the first moment that a mail can tell is read', () => {
  const eventTime = '1900-01-01T00:00:00.000Z'
  expect(decodeItem({ ...served, eventTime })).toMatchObject({ item: { eventTime: new Date(eventTime) } })
})

test('items are distinguished by id, message and content', () => {
  const { archiveMessageId: _none, ...nameless } = served
  const others = [
    { ...served, itemId: 'item-2' },
    { ...served, archiveMessageId: 'message-2' },
    { ...served, text: 'another' },
    { ...served, kind: 'deletion' },
    { ...served, attachments: [] },
    nameless,
  ]
  const identities = [served, ...others].map(identityOf)
  expect(new Set(identities).size).toBe(7)
  expect(identityOf({ ...served, subject: 'another', captureTime: 'later' })).toBe(identities[0])
})

test('an id of dots cannot be asked for', () => {
  expect(problemOf({ ...served, itemId: '..' })).toContain('itemId: is a dot segment')
})

test('an item that cannot be read gives what it can for the log, and none of its content', () => {
  const text = { nested: 'a secret' }
  const decoded = decodeItem({ ...served, text, participants: [null, ...served.participants.toReversed()] })
  expect(decoded).toMatchObject({ unreadable: { itemId: 'item-1', sourceUserId: '447700900123' } })
  expect(JSON.stringify(decoded)).not.toContain('secret')
})

test.each([null, 17, 'text', [], {}, { itemId: '' }, { itemId: 1, participants: 1 }])('%j is not an item', (raw) => {
  expect(decodeItem(raw)).toMatchObject({ unreadable: { itemId: undefined, sourceUserId: '' } })
  expect(identityOf(raw)).toBeUndefined()
})
