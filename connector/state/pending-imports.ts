import { closeSync, ftruncateSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { DoorName } from '../environment.ts'
import { appendWhole } from './append-whole.ts'
import type { CopyDigest } from './imported-copies.ts'

/** A copy on its way into a mailbox, with everything needed to check whether it arrived, in this run or the next. */
export interface PendingImport {
  copy: CopyDigest
  /** The door that it took. */
  door: DoorName
  userId: string
  mailboxId: string
  folderId: string
  /** The Message-ID, angle brackets included. */
  internetMessageId: string
  /** Octets of the message. */
  sizeBytes: number
  /** Files on the message. */
  fileCount: number
  /** The `now` of the run that began it, ISO 8601. */
  begunAt: string
}

/**
 * Copies that were begun and whose outcome is unknown (RES-3, RES-5). Each is recorded before its request is sent. After a
 * crash, or without an answer, the mailbox is searched before the copy is imported again.
 */
export interface PendingImports {
  /** All copies with an unknown outcome, including those of earlier runs. */
  open(): PendingImport[]
  begin(pending: PendingImport): void
  /** The outcome is known: the copy arrived or was refused. */
  settle(copy: CopyDigest): void
  /** Empties the file when everything in it is settled. */
  compact(): void
  close(): void
}

const lineSchema = z.union([
  z.object({
    copy: z.string(),
    door: z.enum(['import-session', 'graph-messages']),
    userId: z.string(),
    mailboxId: z.string(),
    folderId: z.string(),
    internetMessageId: z.string(),
    sizeBytes: z.int(),
    fileCount: z.int(),
    begunAt: z.iso.datetime(),
  }),
  z.object({ settled: z.string() }),
])

/** The pending copies in a state folder. A line that a crash cut off is ignored: its request was never sent. */
export async function openPendingImports(stateDir: string): Promise<PendingImports> {
  const path = join(stateDir, 'pending-imports.log')
  const file = openSync(path, 'a', 0o600)
  const text = await readFile(path, 'utf8')
  const pending = new Map<string, PendingImport>()
  for (const line of text.split('\n')) read(line, pending)
  // Ends a cut-off line; otherwise it would merge with the first line of this run.
  if (!text.endsWith('\n')) appendWhole(file, '\n')
  // A copy that is settled only here is looked for once more at worst, and on record if it arrived: so its line can wait
  // for the next one that must not.
  let waiting = ''
  const write = (text: string): void => {
    appendWhole(file, text)
    waiting = ''
  }
  return {
    open: () => [...pending.values()],
    begin: (entry) => {
      const copy = entry.copy.toString('base64url')
      write(`${waiting}${JSON.stringify({ ...entry, copy })}\n`)
      pending.set(copy, entry)
    },
    settle: (copy) => {
      const settled = copy.toString('base64url')
      waiting += `${JSON.stringify({ settled })}\n`
      pending.delete(settled)
    },
    compact: () => {
      if (pending.size > 0) return
      ftruncateSync(file, 0)
      waiting = ''
    },
    close: () => {
      try {
        write(waiting)
      } finally {
        closeSync(file)
      }
    },
  }
}

function read(line: string, pending: Map<string, PendingImport>): void {
  const parsed = lineSchema.safeParse(parseJson(line))
  if (!parsed.success) return
  const record = parsed.data
  if ('settled' in record) pending.delete(record.settled)
  else pending.set(record.copy, { ...record, copy: Buffer.from(record.copy, 'base64url') })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
