import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { FatalError, RetriableError } from '../errors.ts'
import { OutcomeUnknownError } from '../http/caller.ts'
import { type GraphFile, graphFile, graphMessage } from './graph-message.ts'
import type { MessageSource } from './import-body.ts'
import type { DoorOptions } from './import-session.ts'
import type { ImportedItem, MessageDoor } from './message-door.ts'
import { attachFiles } from './message-files.ts'
import { putOnce } from './put-once.ts'
import { readMessage } from './read-message.ts'

const createdSchema = z
  .object({ id: z.string().min(1), changeKey: z.string().optional() })
  .transform(({ id, changeKey }): ImportedItem => ({ itemId: id, changeKey }))

/**
 * Messages that Graph creates. The staged message becomes JSON with properties of Exchange that mark it as received at the
 * time of the event. Files are in the same request if all of them fit; otherwise they follow one by one, and a message
 * whose files did not all arrive is deleted before the next attempt.
 */
export function createGraphMessages(options: DoorOptions): MessageDoor {
  const { graph, policy, signal, mailbox } = options
  const scope = mailbox.mailboxId
  const remove = async (itemId: string): Promise<void> => {
    const { status } = await graph.delete({ path: ['users', mailbox.userId, 'messages', itemId], scope })
    if (status >= 300 && status !== 404) throw new OutcomeUnknownError(`status ${status}`)
  }
  return {
    name: 'graph-messages',
    findsBySize: false,
    send: async ({ FolderId }, message, findArrived) => {
      const { body, fileSizes } = await messageBody(message, policy)
      const path = ['users', mailbox.userId, 'mailFolders', FolderId, 'messages']
      const post = (): ReturnType<typeof graph.post> => graph.post({ path, body, scope, repeatable: false })
      for (let attempt = 0; ; attempt += 1) {
        const created = await putOnce({ post, findArrived, policy, signal }, createdSchema)
        try {
          await attachFiles({ ...options, messageId: created.itemId }, message, fileSizes)
          return created
        } catch (error) {
          // Nobody may take it for the complete message, not even until the next attempt.
          await remove(created.itemId).catch((cause: unknown) => {
            throw cause instanceof FatalError ? cause : new OutcomeUnknownError(cause)
          })
          const waitMs = policy.backoffMs[attempt]
          if (!(error instanceof OutcomeUnknownError)) throw error
          if (waitMs === undefined) {
            const why = 'the files of a message cannot be attached now: run again later'
            throw new RetriableError('unavailable', why, { cause: error })
          }
          await sleep(waitMs, undefined, { signal })
        }
      }
    },
  }
}

/** The JSON of a message, and the sizes of the files that have to follow; none when all are in it. */
async function messageBody(
  message: MessageSource,
  { itemClass, graphRequestBytesMax }: DoorOptions['policy'],
): Promise<{ body: object; fileSizes: number[] }> {
  const attachments: GraphFile[] = []
  const fileSizes: number[] = []
  // Base64 makes four bytes of three.
  let roomBytes = (graphRequestBytesMax / 4) * 3
  const read = await readMessage(message, async (file) => {
    const { sizeBytes, bytes } = await readUpTo(file.content, roomBytes)
    fileSizes.push(sizeBytes)
    roomBytes -= sizeBytes
    if (bytes !== undefined) attachments.push(graphFile(file, bytes))
  })
  const body = graphMessage(read, itemClass)
  if (fileSizes.length === 0) return { body, fileSizes }
  const whole = { ...body, attachments }
  const isWhole = attachments.length === fileSizes.length
  const fits = isWhole && Buffer.byteLength(JSON.stringify(whole)) <= graphRequestBytesMax
  return fits ? { body: whole, fileSizes: [] } : { body, fileSizes }
}

/** Reads a file to its end, and keeps its bytes when there are at most `keptBytesMax` of them. */
async function readUpTo(content: Readable, keptBytesMax: number): Promise<{ sizeBytes: number; bytes?: Buffer }> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes <= keptBytesMax) chunks.push(chunk)
    else chunks.length = 0
  }
  return sizeBytes <= keptBytesMax ? { sizeBytes, bytes: Buffer.concat(chunks) } : { sizeBytes }
}
