import { createHash } from 'node:crypto'
import type { Item } from '#contract'

/** What a sample server answers: status and body; or the error with which the connection breaks. */
export type SampleAnswer = { status: number; body?: object | Buffer } | Error

/**
 * A site and a tenant for the tests of the connector: a small part of both, in plain fields that a test reads and
 * changes. It uses nothing of the harness, so that the connector can be tested without its judge.
 */
export interface SampleWorld {
  /** Items that the site serves; an item without capture time is in every window. */
  items: unknown[]
  /** Attachments as the site serves them, by id. */
  files: Record<string, Buffer>
  /** What the tenant's mailboxes hold, in order of arrival. Person 1 has mailbox `MBX:1`. */
  stored: { mailbox: string; folder: string; id: string; data: Buffer }[]
  /** Mailboxes that have a folder for archived items, and what it is called. */
  folders: Map<string, string>
  /** Windows that were asked for. */
  windows: string[]
  /** Answers instead of the servers if it returns an answer; `call` is `POST /path`. */
  fault: (call: string) => SampleAnswer | undefined
  /** Answers instead of the tenant after the nth import was carried out. */
  importFault: (count: number) => SampleAnswer | undefined
}

export const siteHost = 'https://site.test'
export const graphHost = 'https://graph.test'

/** Person 0 and on: their numbers and addresses. */
export const numberOf = (person: number): string => `1555010000${person}`
export const addressOf = (person: number): string => `person${person}@contoso.example`

export function createSampleWorld(): SampleWorld {
  return {
    items: [],
    files: {},
    stored: [],
    folders: new Map(),
    windows: [],
    fault: () => undefined,
    importFault: () => undefined,
  }
}

/** What the world answers to a request. */
export function answerTo(world: SampleWorld, request: { method: string; url: URL; body: string }): SampleAnswer {
  const { method, url, body } = request
  const call = `${method} ${decodeURIComponent(url.pathname)}`
  const faulty = world.fault(call)
  if (faulty !== undefined) return faulty
  return url.origin === siteHost ? siteAnswer(world, call, url) : tenantAnswer(world, { call, url, body })
}

function siteAnswer(world: SampleWorld, call: string, url: URL): SampleAnswer {
  if (call.endsWith('/login')) return { status: 200, body: { accessToken: 'site-token' } }
  const file = world.files[/attachments\/(.*)$/.exec(call)?.[1] ?? '']
  if (file !== undefined) return { status: 200, body: file }
  const from = url.searchParams.get('from') ?? ''
  const to = url.searchParams.get('to') ?? ''
  world.windows.push(`${from} ${to}`)
  const inWindow = (raw: unknown): boolean => {
    const { captureTime } = (raw ?? {}) as Partial<Item>
    return captureTime === undefined || (captureTime >= from && captureTime < to)
  }
  return { status: 200, body: { items: world.items.filter(inWindow), nextCursor: null } }
}

function tenantAnswer(world: SampleWorld, { call, url, body }: { call: string; url: URL; body: string }): SampleAnswer {
  const mailbox = /MBX:\d/.exec(call)?.[0] ?? ''
  const ok = (answer: object): SampleAnswer => ({ status: 200, body: answer })
  if (call.endsWith('/token')) return ok({ access_token: 'graph-token' })
  if (call === 'GET /v1.0/users') {
    const person = /smtp:person(\d)@/.exec(url.searchParams.get('$filter') ?? '')?.[1]
    return ok({ value: person === undefined ? [] : [{ id: `user-${person}`, mail: addressOf(Number(person)) }] })
  }
  if (call.endsWith('/exchange')) return ok({ primaryMailboxId: `MBX:${/user-(\d)/.exec(call)?.[1]}` })
  if (call.endsWith('/items')) {
    const held = world.stored.filter((item) => item.mailbox === mailbox)
    return ok({ value: held.map(({ id, data }) => ({ id, size: data.length })) })
  }
  const folder = (displayName: string): object => ({ id: `folder of ${mailbox}`, displayName })
  if (call.startsWith('GET')) return ok({ value: [world.folders.get(mailbox) ?? []].flat().map(folder) })
  if (call.endsWith('/folders')) {
    const { displayName } = JSON.parse(body) as { displayName: string }
    world.folders.set(mailbox, displayName)
    return ok(folder(displayName))
  }
  if (call.endsWith('/createImportSession')) return ok({ importUrl: `${graphHost}/import/${mailbox}?token=1` })
  const { FolderId, Data } = JSON.parse(body) as { FolderId: string; Data: string }
  const id = `mailbox item ${world.stored.length + 1}`
  world.stored.push({ mailbox, folder: FolderId, id, data: Buffer.from(Data, 'base64') })
  return world.importFault(world.stored.length) ?? ok({ itemId: id, changeKey: 'key' })
}

let made = 0

/** A message from person 0 to person 1, captured at noon on 1 March 2026; a message of its own at every call. */
export function sampleItem(changes: Partial<Item> = {}): Item {
  made += 1
  return {
    itemId: `item-${made}`,
    archiveMessageId: `message-${made}`,
    kind: 'text',
    network: 'WhatsApp',
    source: 'phone-archiver',
    direction: 'outgoing',
    chat: { type: 'direct', chatId: 'chat-1' },
    eventTime: '2026-03-01T12:00:00.000Z',
    captureTime: '2026-03-01T12:00:01.000Z',
    participants: [
      { number: numberOf(0), name: 'Person 0', role: 'sender', userEmailAddress: addressOf(0) },
      { number: numberOf(1), name: 'Person 1', role: 'recipient', userEmailAddress: addressOf(1) },
    ],
    subject: `subject ${made}`,
    text: `text of ${made}`,
    attachments: [],
    ...changes,
  }
}

/** An item with one attachment, which the world serves. The item says it has one byte. */
export function sampleItemWith(world: SampleWorld, bytes: Buffer): Item {
  const attachmentId = `attachment-${made + 1}`
  world.files[attachmentId] = bytes
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return sampleItem({
    attachments: [{ attachmentId, fileName: 'a.bin', contentType: 'a/b', sizeBytes: 1, sha256 }],
  })
}
