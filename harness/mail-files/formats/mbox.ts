import { posix } from 'node:path'
import type { FilledFolder } from '../carried/carried-mailbox.ts'
import { type FilePlace, refusedAt } from '../carried/carry-refusal.ts'
import { pathOfFolder } from '../layout/folder-files.ts'
import { linesOf } from './lines.ts'
import { type ImportedFiles, losses, lostBesideOctets, type MailFormat, type ReadMessage } from './mail-format.ts'
import { endsLine, inMbox } from './mboxrd.ts'
import { tooLarge } from './whole-message.ts'

/** Each folder is a file in the form mboxrd, beside the folder with the files of those below it. */
export const mbox: MailFormat = {
  loses: (message) => [
    ...lostBesideOctets(message),
    ...(message.bytes.length === 0 || endsLine(message.bytes) ? [] : [losses.lineEnd]),
  ],
  async *write(folders) {
    for (const filled of folders) yield { path: `${pathOfFolder(filled.folder)}.mbox`, content: messagesOf(filled) }
  },
  holdsMail: (path) => posix.extname(path).toLowerCase() === '.mbox',
  async *read(files) {
    for (const file of files.paths) yield* readMbox(files, file)
  },
}

async function* messagesOf({ messages }: FilledFolder): AsyncGenerator<Buffer> {
  for await (const { bytes, sentTime, receivedTime } of messages()) {
    // Never the present: equal mailboxes make equal files.
    yield inMbox(bytes, receivedTime ?? sentTime ?? new Date(0))
  }
}

const [carriageReturn, quote] = [0x0d, 0x3e]
const separator = Buffer.from('From ')

async function* readMbox(files: ImportedFiles, file: string): AsyncGenerator<ReadMessage> {
  const folder = files.folderOf(file.slice(0, -'.mbox'.length))
  const bytesMax = files.messageBytesMax
  const message = (ended: Begun): ReadMessage => ({
    message: { folder, bytes: ended.toBytes() },
    place: { file, line: ended.line },
  })
  let begun: Begun | undefined
  let line = 0
  const tooLong = (at: number): Error => refusedAt({ file, line: begun?.line ?? at }, tooLarge(bytesMax))
  for await (const lines of linesOf(files.open(file), { bytesMax: bytesMax + separator.length, tooLong })) {
    for (const one of lines) {
      line += 1
      const isSeparator = startsWith(one, separator)
      demandPlace({ file, line }, isSeparator, begun)
      if (isSeparator) {
        if (begun !== undefined) yield message(begun)
        begun = new Begun(line)
        continue
      }
      begun?.add(one)
      // The empty line behind the largest message is not a part of it.
      if (begun !== undefined && begun.sizeBytes > bytesMax + 2) throw tooLong(line)
    }
  }
  if (begun !== undefined) yield message(begun)
}

/** A separator is at the beginning or behind an empty line, and nothing is before the first one. */
function demandPlace(place: FilePlace, isSeparator: boolean, begun: Begun | undefined): void {
  if (begun === undefined && !isSeparator) throw refusedAt(place, notAnMbox)
  if (begun !== undefined && isSeparator && !begun.endsWithEmptyLine()) throw refusedAt(place, unquoted)
}

const notAnMbox = 'an mbox begins with a line that begins with "From "; this file does not'
const unquoted =
  'this line begins with "From ", but no empty line is before it, so it is not sure that a message begins here; write ">From " if none does, or an empty line before it'

/** A message of an mbox while it is read. Lines are copied: a message of short lines would otherwise take many times its size. */
class Begun {
  readonly line: number
  sizeBytes = 0
  #bytes = Buffer.allocUnsafe(4096)
  #hasEmptyLineLast = false
  #lastBytes = 0

  constructor(line: number) {
    this.line = line
  }

  add(line: Buffer): void {
    const kept = isQuoted(line) ? line.subarray(1) : line
    if (this.sizeBytes + kept.length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (this.sizeBytes + kept.length))
      this.#bytes.copy(larger, 0, 0, this.sizeBytes)
      this.#bytes = larger
    }
    kept.copy(this.#bytes, this.sizeBytes)
    this.sizeBytes += kept.length
    this.#lastBytes = kept.length
    this.#hasEmptyLineLast = isEmpty(kept)
  }

  endsWithEmptyLine(): boolean {
    return this.#hasEmptyLineLast
  }

  /** Without the empty line behind the message. */
  toBytes(): Buffer {
    const end = this.sizeBytes - (this.#hasEmptyLineLast ? this.#lastBytes : 0)
    return Buffer.from(this.#bytes.subarray(0, end))
  }
}

function isEmpty(line: Buffer): boolean {
  return line.length <= 2 && endsLine(line) && (line.length === 1 || line[0] === carriageReturn)
}

/** `>From `, with any number of `>`: one of them was added by the writer. */
function isQuoted(line: Buffer): boolean {
  if (line[0] !== quote) return false
  let at = 1
  while (line[at] === quote) at += 1
  return startsWith(line.subarray(at, at + separator.length), separator)
}

function startsWith(line: Buffer, start: Buffer): boolean {
  return line.length >= start.length && line.compare(start, 0, start.length, 0, start.length) === 0
}
