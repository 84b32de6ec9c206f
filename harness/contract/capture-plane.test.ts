import { expect, it } from 'vitest'
import { type PostedEvent, postedEventSchema } from './capture-plane-event.ts'
import { mailAddressPattern } from './mail-address.ts'

/** An event with every field: the compiler demands each new field here. */
const complete: Required<PostedEvent> = {
  archiveMessageId: 'message-1',
  refersTo: 'message-0',
  capturedBy: '15550100001',
  kind: 'text',
  chat: { type: 'group', chatId: 'group-1', name: 'Desk 7' },
  eventTime: '2026-03-02T09:00:00+01:00',
  participants: [
    { number: '15550100001', name: 'Asha', role: 'sender' },
    { number: '0', name: '', role: 'recipient' },
    { number: '', name: '', role: 'recipient' },
  ],
  text: '',
  attachments: [{ uploadId: 'upload-1', fileName: '', contentType: '', declaredSizeBytes: 0 }],
  call: { mode: 'voice', outcome: 'missed', durationSeconds: 0 },
  location: { latitude: 90, longitude: -180, place: 'Pole' },
  contact: { displayName: 'Chloé', numbers: [] },
  deletion: { deletedBy: '15550100001', scope: 'for-me', readBy: [] },
  mentionedNumbers: ['15550100002'],
  linkPreview: { url: 'https://contoso.example/', title: 'Contoso', description: 'The firm' },
  forwarded: true,
  viewOnce: true,
  missingMedia: [{ fileName: 'lost.jpg', contentType: 'image/jpeg', sizeBytes: 7 }],
}

it('lets a device post everything about an event that the site does not know itself', () => {
  expect(postedEventSchema.parse(complete)).toEqual(complete)
})

it.each([
  ['a field that does not exist', { colour: 'red' }],
  ['the source, which the site knows from the device', { source: 'phone-archiver' }],
  ['a number with a plus', { capturedBy: '+15550100001' }],
  ['a participant whose number is not digits', { participants: [{ number: 'Asha', name: '', role: 'sender' }] }],
  [
    'a participant with an address',
    { participants: [{ ...complete.participants[0], userEmailAddress: 'a@b.example' }] },
  ],
  ['more people than the largest group has', { participants: Array(5001).fill(complete.participants[0]) }],
  ['a time without a zone', { eventTime: '2026-03-02T09:00:00' }],
  ['a text instead of a time', { eventTime: 'yesterday' }],
  ['an unknown kind', { kind: 'story' }],
  ['the bytes of an attachment', { attachments: [{ ...complete.attachments[0], content: 'AAAA' }] }],
  ['a forwarded that is false', { forwarded: false }],
])('refuses an event with %s', (_what, changes) => {
  expect(postedEventSchema.safeParse({ ...complete, ...changes }).success).toBe(false)
})

it('accepts an event of the largest group', () => {
  const participants = Array(5000).fill(complete.participants[0])
  expect(postedEventSchema.safeParse({ ...complete, participants }).success).toBe(true)
})

it('accepts an address that fits the format it publishes, and no other', () => {
  const formatOfEmail =
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i
  const good = ['a@b.example', "o'neil+x@sub-domain.b2.example", 'a.b@xn--bcher-kva.example']
  const bad = [
    'a@b-.example',
    'a@-b.example',
    'a..b@c.example',
    '.a@b.example',
    'a.@b.example',
    'a@b',
    'a@b..example',
    'a b@c.example',
  ]
  expect(good.map((address) => mailAddressPattern.test(address))).toEqual(good.map(() => true))
  expect(bad.map((address) => mailAddressPattern.test(address))).toEqual(bad.map(() => false))
  for (const address of good) expect(address).toMatch(formatOfEmail)
})
