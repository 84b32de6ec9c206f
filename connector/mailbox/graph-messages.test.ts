import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { SkippableError } from '../errors.ts'
import type { Call, JsonAnswer } from '../http/caller.ts'
import { OutcomeUnknownError } from '../http/caller.ts'
import { defaultPolicy } from '../policy.ts'
import { composeMessage } from '../render/compose.ts'
import { sampleItem } from '../sample-world.ts'
import { decodeItem } from '../telemessage/decode.ts'
import type { GraphClient } from './graph-client.ts'
import { createGraphMessages } from './graph-messages.ts'

const megabyte = 1024 * 1024
const answer = (status: number, json?: object): JsonAnswer => ({ status, headers: {}, json })

/** A Graph that takes everything; `fault` answers instead of it, where it has an answer for the nth call of a kind. */
function setup(fault: (call: string, count: number) => JsonAnswer | undefined = () => undefined) {
  const calls: string[] = []
  const bodies: Record<string, unknown>[] = []
  const take = (call: string, body: unknown, otherwise: JsonAnswer): JsonAnswer => {
    calls.push(call)
    if (body !== undefined && !Buffer.isBuffer(body)) bodies.push(body as Record<string, unknown>)
    return fault(call, calls.filter((one) => one === call).length) ?? otherwise
  }
  const graph: GraphClient = {
    get: () => expect.unreachable(),
    follow: () => expect.unreachable(),
    post: async ({ path, body }) => {
      const last = path.at(-1) ?? ''
      const made = calls.filter((call) => call === 'POST messages').length + 1
      const created =
        last === 'messages' ? { id: `message-${made}` } : { uploadUrl: 'https://graph.test/upload?token=1' }
      return take(`POST ${last}`, body, answer(201, created))
    },
    delete: async ({ path }) => take(`DELETE ${path.at(-1)}`, undefined, answer(204)),
    checkLink: (link) => new URL(link),
  }
  const caller = {
    json: async ({ method, headers, body }: Call) => take(`${method} ${headers?.['content-range']}`, body, answer(201)),
    open: () => expect.unreachable(),
  }
  const policy = { ...defaultPolicy, backoffMs: [1, 1] }
  const mailbox = { userId: 'user-1', mailboxId: 'MBX:1' }
  const door = createGraphMessages({ graph, caller, policy, signal: new AbortController().signal, mailbox })
  return { door, calls, bodies }
}

async function stagedWith(sizes: number[], changes: Parameters<typeof sampleItem>[0] = {}) {
  const attachments = sizes.map((sizeBytes, place) => ({
    fileName: `Grüße ${place}.bin`,
    contentType: 'image/png',
    open: () => Readable.from([Buffer.alloc(sizeBytes, place + 1)], { objectMode: false }),
  }))
  const item = sampleItem({ text: 'Grüße\nund mehr', subject: 'a subject ', ...changes })
  const decoded = decodeItem(item)
  if (!('item' in decoded)) return expect.unreachable()
  const { item: archived } = decoded
  const chunks: Buffer[] = []
  const { placeholderDomain } = defaultPolicy
  for await (const chunk of composeMessage({ item: archived, messageKey: 'key-1', placeholderDomain, attachments }))
    chunks.push(chunk as Buffer)
  const content = Buffer.concat(chunks)
  const open = (): Readable => Readable.from([content], { objectMode: false })
  return { item, message: { sizeBytes: content.length, open } }
}

const send = async ({ door }: ReturnType<typeof setup>, sizes: number[]) =>
  door.send({ FolderId: 'folder-1', Mode: 'create' }, (await stagedWith(sizes)).message, async () => undefined)

test('a message is created with its times, its header fields and its small files in one request', async () => {
  const world = setup()
  const { item, message } = await stagedWith([3], { refersTo: 'original-1' })
  expect(await world.door.send({ FolderId: 'folder-1', Mode: 'create' }, message, async () => undefined)).toEqual({
    itemId: 'message-1',
  })
  expect(world.calls).toEqual(['POST messages'])
  const header = (name: string, value: string) => ({
    id: `String {00020386-0000-0000-C000-000000000046} Name ${name}`,
    value,
  })
  const [sender, recipient] = item.participants
  expect(world.bodies[0]).toMatchObject({
    subject: 'a subject ',
    body: { contentType: 'text', content: 'Grüße\nund mehr' },
    from: { emailAddress: { name: `${sender?.name} ${sender?.number}`, address: sender?.userEmailAddress } },
    toRecipients: [
      { emailAddress: { name: `${recipient?.name} ${recipient?.number}`, address: recipient?.userEmailAddress } },
    ],
    internetMessageId: '<key-1@whatsapp.invalid>',
    attachments: [
      { name: 'Grüße 0.bin', contentType: 'image/png', contentBytes: Buffer.alloc(3, 1).toString('base64') },
    ],
  })
  expect(world.bodies[0]?.['singleValueExtendedProperties']).toEqual(
    expect.arrayContaining([
      { id: 'Integer 0x0E07', value: '1' },
      { id: 'SystemTime 0x0039', value: item.eventTime },
      { id: 'SystemTime 0x0E06', value: item.eventTime },
      { id: 'String 0x001A', value: 'IPM.ExternalData.WhatsAppArchiver' },
      header('X-TELEMESSAGE-ArchiveMessageID', item.archiveMessageId),
      header('In-Reply-To', '<original-1@whatsapp.invalid>'),
    ]),
  )
})

test('header fields are decoded, for Exchange encodes them again', async () => {
  const world = setup()
  const chat = { type: 'group', chatId: 'chat-1', name: 'Größe  und Gewicht' } as const
  const { message } = await stagedWith([], { chat })
  await world.door.send({ FolderId: 'folder-1', Mode: 'create' }, message, async () => undefined)
  expect(world.bodies[0]?.['singleValueExtendedProperties']).toContainEqual({
    id: 'String {00020386-0000-0000-C000-000000000046} Name X-TELEMESSAGE-GROUP_NAME',
    value: 'Größe  und Gewicht',
  })
})

test('files that do not fit into a request follow: small ones in one each, large ones in pieces', async () => {
  const world = setup()
  await send(world, [2 * megabyte, 9 * megabyte])
  const piece = defaultPolicy.uploadChunkBytes
  const total = 9 * megabyte
  expect(world.calls).toEqual([
    'POST messages',
    'POST attachments',
    'POST createUploadSession',
    `PUT bytes 0-${piece - 1}/${total}`,
    `PUT bytes ${piece}-${2 * piece - 1}/${total}`,
    `PUT bytes ${2 * piece}-${total - 1}/${total}`,
  ])
  expect(world.bodies[0]).not.toHaveProperty('attachments')
})

test('a message that lost a file is deleted, and created again completely', async () => {
  const world = setup((call, count) => (call === 'POST attachments' && count === 2 ? answer(503) : undefined))
  expect(await send(world, [2 * megabyte, 2 * megabyte])).toEqual({ itemId: 'message-2' })
  expect(world.calls.slice(2)).toEqual([
    'POST attachments',
    'DELETE message-1',
    'POST messages',
    'POST attachments',
    'POST attachments',
  ])
})

test('files that never arrive leave nothing behind, and the copy for later', async () => {
  const world = setup((call) => (call === 'POST attachments' ? answer(500) : undefined))
  await expect(send(world, [2 * megabyte, 2 * megabyte])).rejects.toMatchObject({ name: 'RetriableError' })
  expect(world.calls.filter((call) => call.startsWith('DELETE'))).toHaveLength(3)
})

test('a file that is refused takes its message along', async () => {
  const world = setup((call) => (call === 'POST createUploadSession' ? answer(403) : undefined))
  await expect(send(world, [4 * megabyte])).rejects.toBeInstanceOf(SkippableError)
  expect(world.calls.at(-1)).toBe('DELETE message-1')
})

test('where half a message cannot be deleted, nobody knows the outcome', async () => {
  const world = setup((call) => (/^(POST attachments|DELETE)/.test(call) ? answer(500) : undefined))
  await expect(send(world, [2 * megabyte, 2 * megabyte])).rejects.toBeInstanceOf(OutcomeUnknownError)
})

test.each([500, 502, 504])('status %i of the message itself leaves the outcome open', async (status) => {
  const world = setup((call) => (call === 'POST messages' ? answer(status) : undefined))
  await expect(send(world, [])).rejects.toBeInstanceOf(OutcomeUnknownError)
  expect(world.calls).toEqual(['POST messages'])
})
