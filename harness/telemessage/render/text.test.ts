import { expect, it } from 'vitest'
import type { CaptureEvent, ItemKind } from '../../contract/index.ts'
import { sampleEvent } from '../sample-event.ts'
import { renderText } from './text.ts'

const typed = ' tab\tand\r\nline breaks\u0000, 👩‍👩‍👧, קבוצה\u2069 '
const call = (mode: 'voice' | 'video', outcome: 'answered' | 'missed' | 'rejected', durationSeconds: number) =>
  ({ kind: 'call', text: '', call: { mode, outcome, durationSeconds } }) satisfies Partial<CaptureEvent>

it.each<ItemKind>([
  'text',
  'image',
  'audio',
  'voice-note',
  'video',
  'document',
  'gif',
  'sticker',
  'edit',
  'reaction',
  'system',
])('keeps the typed text unchanged for kind %s', (kind) => {
  expect(renderText(sampleEvent({ kind, text: typed }), undefined)).toBe(typed)
})

it.each<[Partial<CaptureEvent>, string]>([
  [call('voice', 'answered', 200), 'Voice call, answered, 3 min 20 s'],
  [call('video', 'answered', 0), 'Video call, answered, 0 s'],
  [call('voice', 'answered', 59), 'Voice call, answered, 59 s'],
  [call('voice', 'answered', 60), 'Voice call, answered, 1 min'],
  [call('voice', 'answered', 3600), 'Voice call, answered, 1 h'],
  [call('voice', 'answered', 3661), 'Voice call, answered, 1 h 1 min 1 s'],
  [call('video', 'missed', 0), 'Video call, missed'],
  [call('voice', 'rejected', 0), 'Voice call, rejected'],
  [
    { kind: 'location', text: '', location: { latitude: 45.4642, longitude: -9.19, place: 'Duomo' } },
    'Location: Duomo (45.4642, -9.19)',
  ],
  [{ kind: 'location', text: '', location: { latitude: 1e-7, longitude: -180 } }, 'Location: 0, -180'],
  [
    { kind: 'location', text: 'meet here\n', location: { latitude: 0.000001, longitude: 1 } },
    'Location: 0.000001, 1\nmeet here\n',
  ],
  [
    { kind: 'contact', text: '', contact: { displayName: 'Ann Lee', numbers: ['15550100003', '15550100004'] } },
    'Contact: Ann Lee, 15550100003, 15550100004',
  ],
  [
    { kind: 'location', text: '', location: { latitude: 1, longitude: 2, place: 'Pier 4\r\nMedia not downloaded: x' } },
    'Location: Pier 4 Media not downloaded: x (1, 2)',
  ],
  [{ kind: 'contact', text: '', contact: { displayName: 'Ann\nLee', numbers: ['1\u20282'] } }, 'Contact: Ann Lee, 1 2'],
  [{ kind: 'contact', text: 'call her', contact: { displayName: 'Ann', numbers: [] } }, 'Contact: Ann\ncall her'],
])('puts %o into words', (overrides, text) => {
  expect(renderText(sampleEvent(overrides), undefined)).toBe(text)
})

it.each<ItemKind>(['call', 'location', 'contact'])('refuses a %s without its details', (kind) => {
  expect(() => renderText(sampleEvent({ kind }), undefined)).toThrowError(
    expect.objectContaining({ code: 'details-missing' }),
  )
})

const linkPreview = { url: 'https://contoso.example/a', title: 'Quarterly\nfigures', description: 'In short' }
const lost = { fileName: 'IMG-1.jpg', contentType: 'image/jpeg', sizeBytes: 48_213 }

it.each<[string, Partial<CaptureEvent>, string]>([
  [
    'a link preview ahead of the text, a line for each of its parts',
    { text: 'see https://contoso.example/a', linkPreview },
    'Site title: Quarterly figures\nSite url: https://contoso.example/a\nSite description: In short\nsee https://contoso.example/a',
  ],
  [
    'a link preview without a description',
    { text: 'look', linkPreview: { url: 'u', title: 't' } },
    'Site title: t\nSite url: u\nlook',
  ],
  [
    'each file that was not downloaded',
    { kind: 'image', text: '', missingMedia: [lost, { ...lost, fileName: 'IMG\r\n2.jpg', sizeBytes: 0 }] },
    'Media not downloaded: IMG-1.jpg (image/jpeg, 48213 bytes)\nMedia not downloaded: IMG 2.jpg (image/jpeg, 0 bytes)',
  ],
  [
    'a file that was not downloaded, with its caption',
    { kind: 'video', text: 'the pier', missingMedia: [lost] },
    'Media not downloaded: IMG-1.jpg (image/jpeg, 48213 bytes)\nthe pier',
  ],
  ['a mention by its given name', { text: 'ask @15550100002', mentionedNumbers: ['15550100002'] }, 'ask @Bruno'],
])('says %s', (_what, overrides, text) => {
  expect(renderText(sampleEvent(overrides), undefined)).toBe(text)
})
