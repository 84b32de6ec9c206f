import type { ImportLogRecord } from './import-log.ts'
import type { Attachment, Item, ItemKind } from './item.ts'

// One item of every kind and with every particular, as the archive plane serves it, and one record of every kind, as a
// connector logs it. The documentation of the contracts shows these examples, and every decoder must be able to read
// them.

const asha = { number: '447700900101', name: 'Asha Patel', userEmailAddress: 'asha@contoso.example' }
const ben = { number: '15550100102', name: 'Ben Ortiz' }

const sent: Item = {
  itemId: 'cap-7f3a-0001',
  archiveMessageId: 'msg-7f3a-0001',
  kind: 'text',
  network: 'WhatsApp',
  source: 'phone-archiver',
  direction: 'outgoing',
  chat: { type: 'direct', chatId: 'chat-447700900101-15550100102' },
  eventTime: '2026-03-02T09:00:00.000Z',
  captureTime: '2026-03-02T09:00:01.250Z',
  participants: [
    { ...asha, role: 'sender' },
    { ...ben, role: 'recipient' },
  ],
  subject: 'WhatsApp Message From 447700900101 to 15550100102',
  text: 'See you at nine 👋',
  attachments: [],
}

function attached(fileName: string, contentType: string): Pick<Item, 'attachments'> {
  const attachment: Attachment = {
    attachmentId: 'att-1',
    fileName,
    contentType,
    sizeBytes: 11,
    sha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  }
  return { attachments: [attachment] }
}

const about = { refersTo: 'msg-7f3a-0000' }

/** One item of every kind. */
export const itemExamples: Record<ItemKind, Item> = {
  text: sent,
  image: { ...sent, kind: 'image', text: '', ...attached('IMG-20260302-WA0001.jpg', 'image/jpeg') },
  audio: { ...sent, kind: 'audio', ...attached('interview.mp3', 'audio/mpeg') },
  'voice-note': { ...sent, kind: 'voice-note', text: '', ...attached('PTT-1.opus', 'audio/ogg; codecs=opus') },
  video: { ...sent, kind: 'video', ...attached('VID-20260302-WA0001.mp4', 'video/mp4') },
  document: { ...sent, kind: 'document', ...attached('Übersicht Q1.pdf', 'application/pdf') },
  gif: { ...sent, kind: 'gif', text: '', ...attached('wave.mp4', 'video/mp4') },
  sticker: { ...sent, kind: 'sticker', text: '', ...attached('STK-1.webp', 'image/webp') },
  location: {
    ...sent,
    kind: 'location',
    text: 'Location: Old Street (51.5255, -0.0875)',
    location: { latitude: 51.5255, longitude: -0.0875, place: 'Old Street' },
  },
  contact: {
    ...sent,
    kind: 'contact',
    text: 'Contact: Chloé Martin, 33639980104',
    contact: { displayName: 'Chloé Martin', numbers: ['33639980104'] },
  },
  call: {
    ...sent,
    kind: 'call',
    subject: 'WhatsApp Call From 447700900101 to 15550100102',
    text: 'Voice call, answered, 2 min 5 s',
    call: { mode: 'voice', outcome: 'answered', durationSeconds: 125 },
  },
  deletion: {
    ...sent,
    ...about,
    kind: 'deletion',
    subject: 'DELETED – READ – WhatsApp Message From 447700900101 to 15550100102',
    deletion: { by: 'sender', scope: 'for-all', readState: 'READ' },
  },
  edit: { ...sent, ...about, kind: 'edit', text: 'See you at ten' },
  reaction: { ...sent, ...about, kind: 'reaction', text: '👍' },
  system: {
    ...sent,
    kind: 'system',
    network: 'WhatsApp Business',
    source: 'cloud-archiver',
    direction: 'incoming',
    chat: { type: 'group', chatId: 'group-1', name: 'Desk 7' },
    participants: [
      { ...asha, role: 'recipient' },
      { ...ben, role: 'recipient' },
    ],
    subject: 'WhatsApp Message From 447700900101 to Desk 7',
    text: 'Ben Ortiz joined the group',
  },
}

/** A feature that items of several kinds can have; it names its example. */
export type Particular =
  | 'quoted reply'
  | 'mention'
  | 'link preview'
  | 'forwarded'
  | 'view-once'
  | 'failed media download'

/** One item with each particular. */
export const particularExamples: Record<Particular, Item> = {
  'quoted reply': { ...sent, ...about, text: 'Which nine?' },
  mention: {
    ...sent,
    chat: { type: 'group', chatId: 'group-1', name: 'Desk 7' },
    subject: 'WhatsApp Message From 447700900101 to Desk 7',
    text: 'Yours, @Ben',
    mentions: [{ number: ben.number, name: 'Ben' }],
  },
  'link preview': {
    ...sent,
    text: 'Site title: Opening hours\nSite url: https://contoso.example/hours\nSite description: When we are there\nhttps://contoso.example/hours',
    linkPreview: {
      url: 'https://contoso.example/hours',
      title: 'Opening hours',
      description: 'When we are there',
    },
  },
  forwarded: { ...sent, forwarded: true },
  'view-once': {
    ...sent,
    kind: 'image',
    text: '',
    viewOnce: true,
    ...attached('IMG-20260302-WA0002.jpg', 'image/jpeg'),
  },
  'failed media download': {
    ...sent,
    kind: 'video',
    text: 'Media not downloaded: VID-20260302-WA0003.mp4 (video/mp4, 4194304 bytes)',
    missingMedia: [{ fileName: 'VID-20260302-WA0003.mp4', contentType: 'video/mp4', sizeBytes: 4_194_304 }],
  },
}

/** One record of every kind, in a possible order of one log. */
export const importLogExamples: ImportLogRecord[] = [
  { record: 'unmapped-user', sourceUserId: '15550100102', detail: 'resolves to no valid user' },
  {
    record: 'failure',
    itemId: 'cap-7f3a-0009',
    sourceUserId: '447700900101',
    microsoft365User: 'asha@contoso.example',
    reason: 'size',
    detail: 'attachment 1 is larger than 10485760 bytes',
  },
  {
    record: 'summary',
    schemaVersion: 1,
    completedAt: '2026-03-03T00:00:00.000Z',
    windowFrom: '2026-03-02T00:00:00.000Z',
    windowTo: '2026-03-03T00:00:00.000Z',
    itemsFromSource: 16,
    available: 16,
    imported: 15,
    partial: 0,
    skipped: 0,
    failed: 1,
  },
]
