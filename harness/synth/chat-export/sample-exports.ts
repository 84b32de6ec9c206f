import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fixtures } from './hand-made-export.ts'
import type { DateOrder } from './index.ts'

/** An export of `fixtures/chat-exports/`, with the counts that were made by hand: the `counted.json` next to it. */
export interface CountedExport {
  /** The path of the export below the folder of the exports. */
  fixture: string
  /** The language of WhatsApp's own words in it. */
  language: string
  timeZone: string
  lines: number
  leftLines: number[]
  /** The number of items of each kind. */
  kinds: Record<string, number>
  /** The name of the group, or `direct`. */
  chat: string
  owner: string
  people: number
  /** The first and the last time, in UTC. */
  first: string
  last: string
  dateOrder: DateOrder
}

const countedSchema: z.ZodType<Omit<CountedExport, 'fixture'> & { file: string }> = z.strictObject({
  file: z.string().describe('The export, beside this file.'),
  language: z.string(),
  timeZone: z.string(),
  lines: z.int(),
  leftLines: z.array(z.int()),
  kinds: z.record(z.string(), z.int()),
  chat: z.string(),
  owner: z.string(),
  people: z.int(),
  first: z.iso.datetime(),
  last: z.iso.datetime(),
  dateOrder: z.enum(['day-month-year', 'month-day-year', 'year-month-day']).default('day-month-year'),
})

/** Every export of the folder. Throws if an export has no counts, or if counts have no export. */
export async function countedExports(): Promise<CountedExport[]> {
  const entries = await readdir(fixtures, { withFileTypes: true })
  const layouts = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(layouts.map(countedExport))
}

async function countedExport(layout: string): Promise<CountedExport> {
  const files = (await readdir(join(fixtures, layout))).filter((name) => name !== 'counted.json')
  const { file, ...counted } = countedSchema.parse(
    JSON.parse(await readFile(join(fixtures, layout, 'counted.json'), 'utf8')),
  )
  if (files.join() !== file)
    throw new Error(`${layout} must hold the one export ${file}, and holds ${files.join(', ')}`)
  return { ...counted, fixture: `${layout}/${file}` }
}
