import { expect, it } from 'vitest'
import { type PostedEvent, postedEventSchema } from './capture-plane-event.ts'

/** An event that has every field there is: the compiler asks for a new one here as soon as there is one. */
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

it('lets a device tell everything of an event that the site does not know by itself', () => {
  expect(postedEventSchema.parse(complete)).toEqual(complete)
})

it.each([
  ['a field that does not exist', { colour: 'red' }],
  ['the source, which the device is', { source: 'phone-archiver' }],
  ['a number with a plus', { capturedBy: '+15550100001' }],
  ['a participant whose number is no digits', { participants: [{ number: 'Asha', name: '', role: 'sender' }] }],
  [
    'a participant with an address',
    { participants: [{ ...complete.participants[0], userEmailAddress: 'a@b.example' }] },
  ],
  ['more people than the largest group has', { participants: Array(1025).fill(complete.participants[0]) }],
  ['a time without a zone', { eventTime: '2026-03-02T09:00:00' }],
  ['a time that is none', { eventTime: 'yesterday' }],
  ['an unknown kind', { kind: 'story' }],
  ['bytes within it', { attachments: [{ ...complete.attachments[0], content: 'AAAA' }] }],
  ['a forwarded that is not so', { forwarded: false }],
])('takes no event with %s', (_what, changes) => {
  expect(postedEventSchema.safeParse({ ...complete, ...changes }).success).toBe(false)
})

it('takes an event of the largest group', () => {
  const participants = Array(1024).fill(complete.participants[0])
  expect(postedEventSchema.safeParse({ ...complete, participants }).success).toBe(true)
})
