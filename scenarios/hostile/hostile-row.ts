import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const fateSchema = z
  .strictObject({
    /** In the row's mailboxes, under the time of the event or under that of the capture; or in none. */
    fate: z.enum(['archived', 'archived-with-capture-time', 'failed']),
    /** How many messages each mailbox must hold then; one unless given. */
    messages: z.int().positive().optional(),
    /** What the import log must give as the reason of a failure; with `archived`, of those objects that were not. */
    reason: z.enum(['no-mailbox', 'size', 'unreadable', 'refused', 'other']).optional(),
  })
  .refine(({ fate, reason }) => fate !== 'failed' || reason !== undefined, 'a failure has a reason')

/** What may become of a row. */
export type Fate = z.infer<typeof fateSchema>

/** How an object that is served differs from an ordinary item. Values may hold generators (`expand.ts`). */
const changesSchema = z.strictObject({
  /** Fields in place of the ordinary ones, or beside them. */
  set: z.record(z.string(), z.unknown()).optional(),
  remove: z.array(z.string()).optional(),
})

const fileSchema = z.strictObject({
  /** Fields of its entry in the item, in place of the true ones. */
  listed: changesSchema.shape.set,
  remove: changesSchema.shape.remove,
  /** Its bytes as text; absent: the site has none, and the download is answered 404. */
  bytes: z.unknown().optional(),
  /** How many files like this; one unless given. */
  times: z.int().positive().optional(),
})

/** A file of the item. */
export type HostileFile = z.infer<typeof fileSchema>

const hostileRowSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  what: z.string().min(1),
  ...changesSchema.shape,
  /** Members of the object as JSON text, behind all others: what no value of a program can express. */
  appended: z.unknown().optional(),
  /** Serves this value, whatever it is, where an item should be. */
  whole: z.unknown().optional(),
  files: z.array(fileSchema).optional(),
  /** Objects that are served right behind the first one; each starts from it. */
  further: z.array(changesSchema).optional(),
  /** Whose mailboxes it belongs into; both unless given. */
  mailboxes: z.array(z.enum(['asha', 'ben'])).optional(),
  /** When it happened, where that can be told otherwise than from a valid `eventTime`. */
  happenedAt: z.iso.datetime({ precision: 3 }).optional(),
  /** Any of these is right. */
  fates: z.array(fateSchema).min(1),
})

/** One object that a real feed could hold and no schema would let pass, and what may become of it. */
export type HostileRow = z.infer<typeof hostileRowSchema>

/** A row, and the file that it stands in. */
export interface FiledRow {
  file: string
  row: HostileRow
}

/** Every row of a folder of JSON Lines files. Throws an Error that names file and line of one that is not as it should be. */
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
  throw new Error(`${place} is no row of hostile items: ${z.prettifyError(row.error)}`)
}

function jsonOf(line: string, place: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new Error(`${place} is no JSON: give one object in each line`, { cause })
  }
}
