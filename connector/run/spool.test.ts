import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { SkippableError } from '../errors.ts'
import { readBody } from '../http/read-body.ts'
import { sampleFolder } from '../sample-folder.ts'
import type { ArchivedItem } from '../telemessage/decode.ts'
import { type ConnectorParts, defaultParts } from './parts.ts'
import { createSpool } from './spool.ts'

const limitBytes = 100

/** A spool whose site serves the given bodies, one after the other. */
async function setup(
  bodies: (() => Readable)[],
  change: (parts: ConnectorParts) => Partial<ConnectorParts> = () => ({}),
) {
  const spoolDir = await sampleFolder()
  const parts = defaultParts()
  parts.policy = { ...parts.policy, limitBytes, backoffMs: [1, 1], downloadAttempts: 3 }
  const opened: Readable[] = []
  const download = async () => {
    const body = bodies[opened.length]?.()
    if (body === undefined) throw new SkippableError('attachment-unreadable', 'unreadable', 'gone')
    opened.push(body)
    return { headers: {}, body }
  }
  const telemessage = { download, login: async () => undefined, pages: () => expect.unreachable() }
  const spool = createSpool({
    parts: { ...parts, ...change(parts) },
    telemessage,
    spoolDir,
    signal: new AbortController().signal,
  })
  return { spool, spoolDir, opened }
}

const bytes = (size: number) => (): Readable =>
  Readable.from([Buffer.alloc(Math.floor(size / 2)), Buffer.alloc(Math.ceil(size / 2))])
const endless = (): Readable =>
  Readable.from(
    (function* () {
      while (true) yield Buffer.alloc(10)
    })(),
  )
const broken = (): Readable =>
  Readable.from(
    (function* () {
      yield Buffer.alloc(10)
      throw new Error('reset')
    })(),
  )

function itemOf(attachments: number, text = '', sha256?: string): ArchivedItem {
  const time = new Date('2026-03-01T12:00:00Z')
  return {
    itemId: 'item-1',
    archiveMessageId: 'message-1',
    kind: 'image',
    network: 'WhatsApp',
    source: 'phone-archiver',
    chat: { type: 'direct', chatId: 'chat-1' },
    eventTime: time,
    captureTime: time,
    participants: [],
    subject: '',
    text,
    attachments: Array.from({ length: attachments }, (_, place) => ({
      attachmentId: `../../${place}`,
      fileName: `../../${place}`,
      contentType: 'image/png',
      declaredSizeBytes: 1,
      sha256,
    })),
  }
}

test('attachments are received in order, under names that are not theirs, and cleared', async () => {
  const { spool, spoolDir } = await setup([bytes(10), bytes(0), bytes(20)])
  const received = await spool.receive(itemOf(3))
  expect(received.map(({ fileName }) => fileName)).toEqual(['../../0', '../../1', '../../2'])
  expect(await Promise.all(received.map(async ({ open }) => (await readBody(open(), 100)).length))).toEqual([10, 0, 20])
  expect((await readdir(spoolDir)).toSorted()).toEqual(['attachment-1', 'attachment-2', 'attachment-3'])
  await spool.clear()
  expect(await readdir(spoolDir)).toEqual([])
})

test.each([
  ['an attachment', 0, [limitBytes], [limitBytes + 1]],
  ['text and attachments', 20, [40, 40], [40, 41]],
])('%s at the limit is received, one byte more is not', async (_what, textBytes, at, over) => {
  const item = itemOf(at.length, 'x'.repeat(textBytes))
  expect(await (await setup(at.map(bytes))).spool.receive(item)).toHaveLength(at.length)
  await expect((await setup(over.map(bytes))).spool.receive(item)).rejects.toMatchObject({
    code: 'oversize',
    reason: 'size',
  })
})

test('a text over the limit is refused before anything is downloaded', async () => {
  const { spool, opened } = await setup([bytes(1)])
  await expect(spool.receive(itemOf(1, 'é'.repeat(51)))).rejects.toMatchObject({ code: 'oversize' })
  expect(opened).toEqual([])
})

test('an attachment without end is broken off at the limit', async () => {
  const { spool, opened } = await setup([endless])
  await expect(spool.receive(itemOf(1))).rejects.toMatchObject({ code: 'oversize' })
  expect(opened.map((body) => body.destroyed)).toEqual([true])
})

test('a download that breaks off is asked for again, and counts once', async () => {
  const { spool, opened } = await setup([broken, broken, bytes(95)])
  expect(await spool.receive(itemOf(1))).toHaveLength(1)
  expect(opened).toHaveLength(3)
})

test('a download that always breaks off is left for later', async () => {
  const { spool } = await setup([broken, broken, broken, bytes(1)])
  await expect(spool.receive(itemOf(1))).rejects.toMatchObject({ name: 'BrokenDownloadError', code: 'unavailable' })
})

test('an attachment that stays damaged fails its item', async () => {
  const sha256 = createHash('sha256').update('else').digest('hex')
  const { spool, opened } = await setup([bytes(1), bytes(1), bytes(1), bytes(1)])
  const receiving = spool.receive(itemOf(1, '', sha256))
  await expect(receiving).rejects.toMatchObject({ code: 'attachment-unreadable', reason: 'unreadable' })
  expect(opened).toHaveLength(3)
})

test('an attachment that is not handed out is not asked for again', async () => {
  const { spool } = await setup([])
  await expect(spool.receive(itemOf(1))).rejects.toThrow('gone')
})

test('what counts is what the parts say', async () => {
  const declared = (): Partial<ConnectorParts> => ({
    measureItem: ({ attachments }) => ({
      attachmentBytes: attachments.map((one) => one.declaredSizeBytes),
      totalBytes: 0,
    }),
    receiveAttachment: ({ body }) => body,
  })
  const { spool } = await setup([bytes(limitBytes + 1)], declared)
  expect(await spool.receive(itemOf(1))).toHaveLength(1)
})

test('a full disk is not blamed on the site, and not tried again', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  const { spool, opened } = await setup([bytes(10), bytes(10)], () => ({
    receiveAttachment: ({ body }) => {
      body.on('data', () => body.destroy(full))
      return body
    },
  }))
  await expect(spool.receive(itemOf(1))).rejects.toMatchObject({ name: 'FatalError', code: 'state-not-writable' })
  expect(opened).toHaveLength(1)
})
