import { hash } from 'node:crypto'
import { posix } from 'node:path'
import { z } from 'zod'
import { graphFlagSchema } from '../../contract/index.ts'
import type { FilledFolder } from '../carried/carried-mailbox.ts'
import type { FoundMessage } from '../carried/carried-message.ts'
import { type FilePlace, refusedAt } from '../carried/carry-refusal.ts'
import { linesOf } from './lines.ts'
import type { ImportedFiles, MailFormat, ReadMessage } from './mail-format.ts'
import { tooLarge } from './whole-message.ts'

const time = z.iso.datetime().nullable()

/** A line. Unknown fields are refused: they would be lost. The content comes last, so that people can read what is before it. */
const lineSchema = z.strictObject({
  folder: z.array(z.string().min(1)),
  isRecoverable: z.boolean(),
  itemClass: z.string().min(1),
  isRead: z.boolean(),
  isDraft: z.boolean(),
  sentTime: time,
  receivedTime: time,
  remarks: z
    .strictObject({
      categories: z.array(z.string()).optional(),
      flag: graphFlagSchema.optional(),
      inferenceClassification: z.enum(['focused', 'other']).optional(),
      isReadReceiptRequested: z.boolean().optional(),
      isDeliveryReceiptRequested: z.boolean().nullable().optional(),
      extendedProperties: z.array(z.strictObject({ id: z.string().min(1), value: z.string() })).optional(),
    })
    .optional(),
  sizeBytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[\da-f]{64}$/),
  content: z.string(),
})

/** All messages of all folders in one file, one in a line, with every property that can be carried. */
export const jsonLines: MailFormat = {
  loses: () => [],
  async *write(folders) {
    yield { path: 'messages.jsonl', content: linesWith(folders) }
  },
  holdsMail: (path) => posix.extname(path).toLowerCase() === '.jsonl',
  async *read(files) {
    for (const file of files.paths) yield* readLines(files, file)
  },
}

async function* linesWith(folders: readonly FilledFolder[]): AsyncGenerator<Buffer> {
  for (const { folder, messages } of folders) {
    for await (const message of messages()) {
      const { itemClass, isRead, isDraft, remarks, bytes, sha256 } = message
      const line: z.input<typeof lineSchema> = {
        folder: [...folder.path],
        isRecoverable: folder.isRecoverable,
        itemClass,
        isRead,
        isDraft,
        sentTime: message.sentTime?.toISOString() ?? null,
        receivedTime: message.receivedTime?.toISOString() ?? null,
        ...(remarks && { remarks: JSON.parse(JSON.stringify(remarks)) }),
        sizeBytes: bytes.length,
        sha256,
        content: bytes.toString('base64'),
      }
      yield Buffer.from(`${JSON.stringify(line)}\n`)
    }
  }
}

/** What a line may have besides the content in base64. */
const otherBytesMax = 1024 * 1024

async function* readLines(files: ImportedFiles, file: string): AsyncGenerator<ReadMessage> {
  const bytesMax = Math.ceil(files.messageBytesMax / 3) * 4 + otherBytesMax
  const tooLong = (line: number): Error => refusedAt({ file, line }, tooLarge(files.messageBytesMax))
  let line = 0
  for await (const lines of linesOf(files.open(file), { bytesMax, tooLong })) {
    for (const one of lines) {
      line += 1
      const place = { file, line }
      if (one.at(-1) !== 0x0a) throw refusedAt(place, 'the line has no end, so a part of it may be missing')
      yield { message: messageIn(one, place), place }
    }
  }
}

function messageIn(bytes: Buffer, place: FilePlace): FoundMessage {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw refusedAt(place, 'this is not one object of JSON in UTF-8; each line is one message', error)
  }
  const read = lineSchema.safeParse(json)
  if (!read.success) throw refusedAt(place, `the message is not as it should be: ${z.prettifyError(read.error)}`)
  const { folder, isRecoverable, itemClass, isRead, isDraft, sentTime, receivedTime, remarks } = read.data
  const content = Buffer.from(read.data.content, 'base64')
  if (content.length !== read.data.sizeBytes || hash('sha256', content) !== read.data.sha256) {
    throw refusedAt(place, 'the content is not the one with this size and digest; the line was changed or damaged')
  }
  return {
    folder: { isRecoverable, path: folder },
    bytes: content,
    itemClass,
    isRead,
    isDraft,
    times: { sentTime: dateOf(sentTime), receivedTime: dateOf(receivedTime) },
    ...(remarks && { remarks }),
  }
}

function dateOf(text: string | null): Date | undefined {
  return text === null ? undefined : new Date(text)
}
