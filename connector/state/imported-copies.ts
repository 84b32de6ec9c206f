import { closeSync, createReadStream, fdatasyncSync, fstatSync, ftruncateSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { causeInWords, FatalError } from '../errors.ts'
import { appendWhole } from './append-whole.ts'
import { createDigestSet, digestOf } from './digest-set.ts'

/** Identifies a copy: the same message for the same mailbox has the same digest in every run. */
export type CopyDigest = Buffer

/** The digest of the copy of a message (by its key) for a mailbox. */
export function copyDigest(messageKey: string, mailboxId: string): CopyDigest {
  return digestOf(messageKey, mailboxId)
}

/**
 * Every copy that was ever imported (DAY-6, DAY-10, CAP-10). The record decides, not the mailbox: what a user moved or
 * deleted there must not come back.
 */
export interface ImportedCopies {
  has(copy: CopyDigest): boolean
  /** Whether no copy was ever recorded. */
  isEmpty(): boolean
  /** Records a copy and the id from its mailbox; the operating system has it when this returns. */
  add(copy: CopyDigest, mailboxItemId: string): void
  /** Of these item ids, those that no recorded copy has. It reads the whole record, so use it rarely. */
  withoutRecord(mailboxItemIds: readonly string[]): Promise<string[]>
  /** Returns once everything is safe from a power cut. */
  sync(): void
  close(): void
}

const fileName = 'imported-copies.log'
/**
 * A record is one line of fixed width: digest of the copy, digest of the mailbox item's id, 128 bits each in base64url.
 * Nothing in it can be read back into a person or a message.
 */
const digestChars = 22
const recordBytes = 2 * digestChars + 2
const recordPattern = /^([\w-]{22}) ([\w-]{22})\n$/

/**
 * The record in a state folder. A last line that a crash cut off is dropped. Throws a FatalError: `state-not-writable`,
 * or `state-unreadable` when a line is invalid, because ignoring it would import copies a second time.
 */
export async function openImportedCopies(stateDir: string): Promise<ImportedCopies> {
  const path = join(stateDir, fileName)
  const file = openOrFail(path)
  const copies = createDigestSet()
  try {
    const sizeBytes = fstatSync(file).size
    ftruncateSync(file, sizeBytes - (sizeBytes % recordBytes))
    for await (const { copy } of records(path)) copies.add(Buffer.from(copy, 'base64url'))
  } catch (error) {
    closeSync(file)
    throw error
  }
  return {
    has: (copy) => copies.has(copy),
    isEmpty: () => copies.size() === 0,
    add: (copy, mailboxItemId) => {
      appendWhole(file, `${copy.toString('base64url')} ${digestOf(mailboxItemId).toString('base64url')}\n`)
      copies.add(copy)
    },
    withoutRecord: async (mailboxItemIds) => {
      const wanted = new Map(mailboxItemIds.map((id) => [digestOf(id).toString('base64url'), id]))
      if (wanted.size > 0) for await (const { itemId } of records(path)) wanted.delete(itemId)
      return [...wanted.values()]
    },
    sync: () => fdatasyncSync(file),
    close: () => closeSync(file),
  }
}

function openOrFail(path: string): number {
  try {
    return openSync(path, 'a', 0o600)
  } catch (cause) {
    const message = `${fileName} in MT_STATE_DIR cannot be written (${causeInWords(cause)}): make the folder writable`
    throw new FatalError('state-not-writable', message, { cause })
  }
}

async function* records(path: string): AsyncGenerator<{ copy: string; itemId: string }> {
  let line = 0
  // Chunks of whole records, so that none is torn in two.
  for await (const chunk of createReadStream(path, { encoding: 'latin1', highWaterMark: recordBytes * 4096 })) {
    const text = String(chunk)
    for (let start = 0; start < text.length; start += recordBytes) {
      line += 1
      const [, copy, itemId] = recordPattern.exec(text.slice(start, start + recordBytes)) ?? []
      if (copy === undefined || itemId === undefined) {
        const advice = 'restore the file from a backup; without it copies would be imported twice'
        const message = `line ${line} of ${fileName} in MT_STATE_DIR is not a record: ${advice}`
        throw new FatalError('state-unreadable', message)
      }
      yield { copy, itemId }
    }
  }
}
