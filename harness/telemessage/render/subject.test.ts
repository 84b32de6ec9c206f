import { expect, it } from 'vitest'
import type { CaptureEvent } from '../../contract/index.ts'
import { asha, bruno, outsider, sampleEvent } from '../sample-event.ts'
import { deletionPrefix, renderSubject } from './subject.ts'
import { canonicalStyle, type SubjectStyle } from './subject-style.ts'

const group = (name?: string): Partial<CaptureEvent> => ({ chat: { type: 'group', chatId: 'g', name } })
const recipient = { name: 'B', role: 'recipient' } as const
const sender = { name: 'A', role: 'sender' } as const

it.each<[string, Partial<CaptureEvent>, string]>([
  ['a direct message', {}, 'WhatsApp Message From 15550100001 to 15550100002'],
  [
    'a direct message as the recipient captured it',
    { capturedBy: bruno.number },
    'WhatsApp Message From 15550100001 to 15550100002',
  ],
  [
    'a direct message whose recipient is listed first',
    {
      participants: [
        { ...recipient, number: bruno.number },
        { ...sender, number: outsider },
      ],
    },
    'WhatsApp Message From 15550100999 to 15550100002',
  ],
  [
    'a message to oneself',
    { participants: [{ ...sender, number: asha.number }] },
    'WhatsApp Message From 15550100001 to 15550100001',
  ],
  ['WhatsApp Business', { network: 'WhatsApp Business' }, 'WhatsApp Message From 15550100001 to 15550100002'],
  ['an image', { kind: 'image' }, 'WhatsApp Message From 15550100001 to 15550100002'],
  ['a reaction', { kind: 'reaction' }, 'WhatsApp Message From 15550100001 to 15550100002'],
  ['a call', { kind: 'call' }, 'WhatsApp Call From 15550100001 to 15550100002'],
  ['a call to a group', { kind: 'call', ...group('Desk') }, 'WhatsApp Call From 15550100001 to Desk'],
  ['a group', group('Desk 7'), 'WhatsApp Message From 15550100001 to Desk 7'],
  [
    'a broadcast',
    { chat: { type: 'broadcast', chatId: 'b', name: 'Clients' } },
    'WhatsApp Message From 15550100001 to Clients',
  ],
  ['a group without a name', group(), 'WhatsApp Message From 15550100001 to unnamed group'],
  ['a group with an empty name', group(''), 'WhatsApp Message From 15550100001 to unnamed group'],
  [
    'a broadcast list without a name',
    { chat: { type: 'broadcast', chatId: 'b' } },
    'WhatsApp Message From 15550100001 to unnamed broadcast list',
  ],
  [
    'an event without a sender',
    { kind: 'system', ...group('Desk'), participants: [] },
    'WhatsApp Message From 15550100001 to Desk',
  ],
  [
    'line breaks and other control characters in a name',
    group('a\r\nBcc: b\u0000\u0085c\u2028\u2029d\te'),
    'WhatsApp Message From 15550100001 to a Bcc: b c d e',
  ],
  [
    'emoji, right-to-left text and invisible characters in a name',
    group('👩‍👩‍👧 \u2068קבוצה\u2069\u200f\u00ad é'),
    'WhatsApp Message From 15550100001 to 👩‍👩‍👧 \u2068קבוצה\u2069\u200f\u00ad é',
  ],
])('renders the subject of %s', (_what, overrides, subject) => {
  expect(renderSubject(sampleEvent(overrides), 'WhatsApp')).toBe(subject)
})

it.each<[Partial<SubjectStyle>, Partial<CaptureEvent>, string]>([
  [{ words: 'Message from' }, {}, 'WhatsApp Message from 15550100001 to 15550100002'],
  [{ words: 'message from' }, {}, 'WhatsApp message from 15550100001 to 15550100002'],
  [{ words: 'Message from', beforeTo: '  ' }, group('Desk 7'), 'WhatsApp Message from 15550100001  to Desk 7'],
  [{ words: 'message from' }, { kind: 'call' }, 'WhatsApp call from 15550100001 to 15550100002'],
  [{ words: 'Message from' }, { kind: 'call' }, 'WhatsApp Call from 15550100001 to 15550100002'],
])('renders a subject in the style %o', (style, overrides, subject) => {
  expect(renderSubject(sampleEvent(overrides), 'WhatsApp', { ...canonicalStyle, ...style })).toBe(subject)
})

it.each<['READ' | 'UNREAD' | 'UNKNOWN', 'for-me' | 'for-all', Partial<SubjectStyle>, string]>([
  ['READ', 'for-all', {}, 'DELETED – READ – '],
  ['UNREAD', 'for-me', {}, 'DELETED – UNREAD – '],
  ['UNKNOWN', 'for-all', { dash: '-' }, 'DELETED - UNKNOWN - '],
  ['UNKNOWN', 'for-me', { dash: '-', namesScope: true, dashBehindState: false }, 'DELETED For Me - UNKNOWN '],
  ['UNKNOWN', 'for-all', { dash: '-', namesScope: true, dashBehindState: false }, 'DELETED For All - UNKNOWN '],
  ['READ', 'for-me', { namesScope: true }, 'DELETED For Me – READ – '],
])('prefixes the subject of a message that was deleted %s, %s, in the style %o', (readState, scope, style, prefix) => {
  expect(deletionPrefix({ readState, scope }, { ...canonicalStyle, ...style })).toBe(prefix)
})
