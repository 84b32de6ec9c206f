import type { RawCapture } from '#contract'
import { inlineContent } from '../../harness/synth/index.ts'
import { expand } from './expand.ts'
import type { HostileFile, HostileRow } from './hostile-row.ts'

/** A person of the world in which the rows are played. */
export interface Actor {
  number: string
  name: string
  userEmailAddress: string
}

/** The sender, registered at TeleMessage under the address of her mailbox. */
export const asha: Actor = { number: '447700900101', name: 'Asha Patel', userEmailAddress: 'asha@contoso.example' }
/** The recipient, without an address in the item. The custom mapping maps his number to his mailbox. */
export const ben: Actor = { number: '447700900102', name: 'Ben Ortiz', userEmailAddress: 'ben@contoso.example' }
/** Has a mailbox and takes part in no row. A message in her mailbox shows that forged content misled the connector. */
export const eve: Actor = { number: '447700900103', name: 'Eve Moss', userEmailAddress: 'eve@contoso.example' }

/** When a row reaches TeleMessage. Each object after the first follows a millisecond later. */
export const capturedAt: Date = new Date('2026-03-10T09:00:01.000Z')

/** A served object: its value, and what the site knows about it. */
export interface ServedObject {
  raw: RawCapture
  /** The value as a reader of the page gets it. */
  value: unknown
  /** The bytes that the site serves, of all files that have bytes. */
  contents: Buffer[]
}

/** The objects of a row, in the order in which they are served. */
export function servedObjects(row: HostileRow): ServedObject[] {
  const files = filesOf(row)
  return [{}, ...(row.further ?? [])].map((changes, index): ServedObject => {
    const ordinary = { ...ordinaryItem(row.id), attachments: files.map(({ entry }) => entry) }
    const fields = { ...ordinary, ...row.set, ...changes.set }
    for (const name of [...(row.remove ?? []), ...(changes.remove ?? [])]) Reflect.deleteProperty(fields, name)
    const json = 'whole' in row ? JSON.stringify(row.whole) : appendTo(JSON.stringify(expand(fields)), row.appended)
    const attachments = files.flatMap(({ attachment }) => attachment ?? [])
    return {
      raw: { captureTime: new Date(capturedAt.getTime() + index), json, attachments },
      value: JSON.parse(json),
      contents: files.flatMap(({ content }) => content ?? []),
    }
  })
}

function ordinaryItem(id: string): Record<string, unknown> {
  return {
    itemId: `item-${id}`,
    archiveMessageId: `message-${id}`,
    kind: 'text',
    network: 'WhatsApp',
    source: 'phone-archiver',
    direction: 'outgoing',
    chat: { type: 'direct', chatId: 'chat-1' },
    eventTime: '2026-03-10T09:00:00.000Z',
    captureTime: capturedAt.toISOString(),
    participants: [
      { ...asha, role: 'sender' },
      { number: ben.number, name: ben.name, role: 'recipient' },
    ],
    subject: `WhatsApp Message From ${asha.number} to ${ben.number}`,
    text: 'an ordinary text',
  }
}

interface ServedFile {
  entry: Record<string, unknown>
  attachment: RawCapture['attachments'][0] | undefined
  content: Buffer | undefined
}

function filesOf({ files = [] }: HostileRow): ServedFile[] {
  const each = files.flatMap((file) => Array.from({ length: file.times ?? 1 }, () => file))
  return each.map((file, index) => servedFile(file, index))
}

function servedFile({ listed, remove = [], bytes }: HostileFile, index: number): ServedFile {
  const bytesThere = bytes === undefined ? undefined : Buffer.from(String(expand(bytes)))
  const content = inlineContent(bytesThere ?? 'never handed out')
  const entry: Record<string, unknown> = {
    attachmentId: `file-${index + 1}`,
    fileName: 'report.pdf',
    contentType: 'application/pdf',
    sizeBytes: content.sizeBytes,
    sha256: content.sha256,
    ...(expand(listed ?? {}) as object),
  }
  for (const name of remove) Reflect.deleteProperty(entry, name)
  const attachmentId = String(entry['attachmentId'])
  return {
    entry,
    attachment: bytesThere && { attachmentId, contentType: 'application/pdf', content },
    content: bytesThere,
  }
}

function appendTo(json: string, members: unknown): string {
  return members === undefined ? json : `${json.slice(0, -1)},${String(expand(members))}}`
}
