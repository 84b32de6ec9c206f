import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const fateSchema = z
  .strictObject({
    /** In the row's mailboxes, dated by the event or by the capture; or in none. */
    fate: z.enum(['archived', 'archived-with-capture-time', 'failed']),
    /** How many messages each mailbox must then hold. Default: one. */
    messages: z.int().positive().optional(),
    /** The reason that the import log must give for the failure; with `archived`, for the objects that failed. */
    reason: z.enum(['no-mailbox', 'size', 'unreadable', 'refused', 'other']).optional(),
  })
  .refine(({ fate, reason }) => fate !== 'failed' || reason !== undefined, 'a failure has a reason')

/** What may become of a row. */
export type Fate = z.infer<typeof fateSchema>

/** How a served object differs from an ordinary item. Values may hold generators (`expand.ts`). */
const changesSchema = z.strictObject({
  /** Fields that replace ordinary ones, or are added. */
  set: z.record(z.string(), z.unknown()).optional(),
  remove: z.array(z.string()).optional(),
})

const fileSchema = z.strictObject({
  /** Fields of its entry in the item that replace the true ones. */
  listed: changesSchema.shape.set,
  remove: changesSchema.shape.remove,
  /** Its bytes as text. If absent, the site has none and answers the download with 404. */
  bytes: z.unknown().optional(),
  /** How many files like this. Default: one. */
  times: z.int().positive().optional(),
})

/** A file of the item. */
export type HostileFile = z.infer<typeof fileSchema>

const hostileRowSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  what: z.string().min(1),
  ...changesSchema.shape,
  /** JSON text of further members at the end of the object, for what no value of a program can express. */
  appended: z.unknown().optional(),
  /** Serves this value instead of an item. */
  whole: z.unknown().optional(),
  files: z.array(fileSchema).optional(),
  /** Objects that are served directly after the first. Each is a changed copy of it. */
  further: z.array(changesSchema).optional(),
  /** The owners of its mailboxes. Default: both. */
  mailboxes: z.array(z.enum(['asha', 'ben'])).optional(),
  /** When it happened, if `eventTime` is not valid but the time is clear. */
  happenedAt: z.iso.datetime({ precision: 3 }).optional(),
  /** Any of these is right. */
  fates: z.array(fateSchema).min(1),
})

/** An object that a real feed could hold and no schema would accept, and what may become of it. */
export type HostileRow = z.infer<typeof hostileRowSchema>

/** A row, and its file. */
export interface FiledRow {
  file: string
  row: HostileRow
}

/** Reads every row of a folder of JSON Lines files. Throws an Error with file and line if a row is not valid. */
export async function readHostileRows(folder: string): Promise<FiledRow[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const rows = await Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(join(folder, file), 'utf8')).split('\n')
      return lines.flatMap((line, index) =>
        line === '' ? [] : [{ file, row: readRow(line, `${file}, line ${index + 1}`) }],
      )
    }),
  )
  return rows.flat()
}

function readRow(line: string, place: string): HostileRow {
  const row = hostileRowSchema.safeParse(jsonOf(line, place))
  if (row.success) return row.data
  throw new Error(`${place} is not a valid row of hostile items: ${z.prettifyError(row.error)}`)
}

function jsonOf(line: string, place: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new Error(`${place} is not JSON: write one object on each line`, { cause })
  }
}
