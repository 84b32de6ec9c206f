import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { AttachmentContent, CaptureEvent } from '../../contract/index.ts'
import { createChance } from '../../control/seed.ts'
import { nameOf } from '../person.ts'
import { type ChatExport, type PeopleFile, type ReadChatExportOptions, readChatExport } from './index.ts'

/** The folder of the exports that are kept as files. */
export const fixtures: string = join(import.meta.dirname, '../../../fixtures/chat-exports')

export const lrm = '\u200e'

/** A line of an Android phone at `minute` minutes after 10:00, always on the same day. */
export const at = (minute: number, rest: string): string => `13/03/24, 10:${String(minute).padStart(2, '0')} - ${rest}`

/** A line of an iPhone at `second` seconds after 10:00:00, always on the same day. */
export const iphone = (second: number, rest: string): string =>
  `[13/03/24, 10:00:${String(second).padStart(2, '0')}] ${rest}`

type Row = [name: string, number: string, email?: string | undefined, mailbox?: string | undefined]

export function peopleFile(...rows: Row[]): PeopleFile {
  const named = rows.map(([name, number, email, mailbox]) => ({ name, number, email, mailbox }))
  return { file: 'people.csv', rows: named, notes: [] }
}

/** The name of the owner of the phone that captured everything. */
export function ownerOf({ people, events }: ChatExport): string | undefined {
  const owner = people.find(({ number }) => number === events[0]?.capturedBy)
  return owner && nameOf(owner)
}

/** The names of the participants, the sender with `!`. */
export function namesOf(event: CaptureEvent | undefined): string[] {
  return (event?.participants ?? []).map(({ name, role }) => (role === 'sender' ? `${name}!` : name))
}

/** Runs `use` with the path of a file of these bytes, and removes the file afterwards. */
export async function withFile<T>(
  name: string,
  bytes: Uint8Array | string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hand-made-export-'))
  try {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Runs `use` with a ZIP of these files. Short files are stored uncompressed, so that a test can find and change their
 * bytes.
 */
export async function withZip<T>(
  files: Record<string, Uint8Array | string>,
  use: (path: string) => Promise<T>,
  name = 'chat.zip',
): Promise<T> {
  return withFile(name, '', async (path) => {
    const zip = new ZipFile()
    for (const [fileName, content] of Object.entries(files)) {
      zip.addBuffer(Buffer.from(content), fileName, { compress: content.length > 1000 })
    }
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(path))
    return use(path)
  })
}

/** Reads lines as an export from Rome with seed 1, or as the options say. */
export async function readLines(
  lines: string[],
  options: Partial<ReadChatExportOptions> & { name?: string } = {},
): Promise<ChatExport> {
  const { name = 'chat.txt', ...others } = options
  return withFile(name, `${lines.join('\n')}\n`, (file) =>
    readChatExport({ file, timeZone: 'Europe/Rome', chance: createChance(1), ...others }),
  )
}

export async function bytesOf(content: AttachmentContent): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of content.open() as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The numbers of all lines that an export accounts for; a line that it counts twice is listed twice. */
export function accountedLines({ itemLines, leftLines }: ChatExport): number[] {
  const ofItems = itemLines.flatMap(({ firstLine, lineCount }) =>
    Array.from({ length: lineCount }, (_, index) => firstLine + index),
  )
  return [...ofItems, ...leftLines.map(({ lineNumber }) => lineNumber)].sort((a, b) => a - b)
}
