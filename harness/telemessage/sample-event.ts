import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { CapturedAttachment, CaptureEvent, Registration } from '../contract/index.ts'
import type { AccountArchiver } from './account-archiver.ts'

/** The archiver of the accounts in the tests of this folder. */
export const sampleArchiver: AccountArchiver = {
  service: 'WhatsApp',
  plans: {
    'phone-archiver': 'WhatsApp Phone Archiver to Microsoft 365',
    'cloud-archiver': 'WhatsApp Cloud Archiver to Microsoft 365',
  },
  routes: [
    { source: 'phone-archiver', network: 'WhatsApp' },
    { source: 'cloud-archiver', network: 'WhatsApp' },
    { source: 'cloud-archiver', network: 'WhatsApp Business' },
  ],
}

/** Registered users in the tests of this folder; `outsider` is not an employee. */
export const asha: Registration = {
  firstName: 'Asha',
  lastName: 'Patel',
  number: '15550100001',
  userEmailAddress: 'asha@contoso.example',
  source: 'phone-archiver',
  network: 'WhatsApp',
}
export const bruno: Registration = { ...asha, firstName: 'Bruno', number: '15550100002', userEmailAddress: undefined }
export const outsider = '15550100999'

let made = 0

/**
 * A message from Asha to Bruno, captured on Asha's phone a second after it was sent. Each call returns a different
 * message.
 */
export function sampleEvent(overrides: Partial<CaptureEvent> = {}): CaptureEvent {
  made += 1
  return {
    archiveMessageId: `message-${made}`,
    capturedBy: asha.number,
    source: 'phone-archiver',
    network: 'WhatsApp',
    kind: 'text',
    chat: { type: 'direct', chatId: 'chat-1' },
    eventTime: new Date('2026-03-02T09:00:00.000Z'),
    captureTime: new Date('2026-03-02T09:00:01.000Z'),
    participants: [
      { number: asha.number, name: 'Asha Patel', role: 'sender' },
      { number: bruno.number, name: 'Bruno Patel', role: 'recipient' },
    ],
    text: 'see you at nine',
    attachments: [],
    ...overrides,
  }
}

/** An attachment with these bytes, which arrive in chunks of `chunkBytes`. */
export function sampleAttachment(
  bytes: Buffer,
  overrides: Partial<CapturedAttachment> = {},
  chunkBytes = 7,
): CapturedAttachment {
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) =>
    bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  )
  return {
    attachmentId: 'attachment-1',
    fileName: 'plan.pdf',
    contentType: 'application/pdf',
    content: {
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      open: () => Readable.from(chunks),
    },
    ...overrides,
  }
}
