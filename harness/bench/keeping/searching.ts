import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { createWorkFolder } from '../../runner/index.ts'
import { placesIn } from '../../stores/disk/places.ts'
import type { Benchmark } from '../benchmark.ts'
import { type Figure, figure, median } from '../figure.ts'
import type { Asked } from './ask-mailbox.ts'
import type { Filled } from './fill-mailbox.ts'

const defaultItems = 1_000_000
/** The most memory of the processes: a million messages take more than Node.js takes by itself. */
const heapMebibytes = 8_000

export const filledSchema: z.ZodType<Filled> = z.strictObject({
  totalMs: z.number(),
  indexMs: z.number(),
  tenthBytes: z.number(),
  allBytes: z.number(),
})
const askedSchema: z.ZodType<Asked> = z.strictObject({
  messages: z.int(),
  openMs: z.number(),
  firstPageMs: z.number(),
  middlePageMs: z.number(),
  firstSearchMs: z.number(),
  heldBytes: z.number(),
  queries: z.array(z.strictObject({ name: z.string(), ms: z.number(), hits: z.number() })),
})

/** Measures a mailbox with very many messages on the disk: filling, opening, listing and searching it. */
export const searching: Benchmark = {
  name: 'searching',
  measures: `content search over ${defaultItems} messages on the disk (or --items N), with its index; opening and listing`,
  takes: 'ten minutes',
  measure: async ({ items = defaultItems, progress }) => {
    const workFolder = await createWorkFolder()
    try {
      const folder = await workFolder.subfolder('mailbox')
      progress.show(`searching: writing and indexing ${items} messages`)
      const filled = filledSchema.parse(
        await reportOf(new URL('./filling.js', import.meta.url), [folder, String(items), 'searched']),
      )
      progress.show('searching: asking')
      const asked = askedSchema.parse(await reportOf(new URL('./asking.js', import.meta.url), [folder]))
      if (asked.messages !== items) throw new Error(`of ${items} messages, ${asked.messages} are there`)
      const { dataBase, terms } = placesIn(folder)
      const [messageBytes, indexBytes] = [(await stat(dataBase)).size, (await stat(terms)).size]
      return searchingFigures({ items, filled, asked, messageBytes, indexBytes })
    } finally {
      await workFolder.remove()
    }
  },
}

/** What a script says as JSON that runs in a process of its own, with the garbage collector at hand. */
export async function reportOf(script: URL, args: readonly string[]): Promise<unknown> {
  const options = ['--expose-gc', `--max-old-space-size=${heapMebibytes}`]
  const { stdout } = await promisify(execFile)(process.execPath, [...options, fileURLToPath(script), ...args])
  return JSON.parse(stdout)
}

/** What was measured with a mailbox of so many items. */
export interface SearchMeasured {
  items: number
  filled: Filled
  asked: Asked
  /** The sizes of the data bases. */
  messageBytes: number
  indexBytes: number
}

/** The figures of a mailbox. */
export function searchingFigures({ items, filled, asked, messageBytes, indexBytes }: SearchMeasured): Figure[] {
  const mebibyte = 1024 * 1024
  const atMost = (
    name: string,
    { value, bound, unit, target = null }: { value: number; bound: number; unit: string; target?: number | null },
  ): Figure => figure({ name, value, bound, unit, target, sense: 'at most' })
  const shareOfItems = Math.max(items / 100_000, 0.1)
  return [
    atMost('middle time of all sorts of queries, compared with 100 ms', {
      ...{ value: median(asked.queries.map(({ ms }) => ms)), bound: 100, unit: 'ms', target: 1 },
    }),
    ...asked.queries.map(({ name, ms, hits }) =>
      atMost(`a search for ${name}, ${Math.round(hits)} hits, compared with 100 ms`, {
        ...{ value: ms, bound: 100, unit: 'ms', target: 1 },
      }),
    ),
    figure({
      name: 'messages kept and indexed, compared with only kept',
      value: (items * 1000) / filled.totalMs,
      bound: (items * 1000) / (filled.totalMs - filled.indexMs),
      unit: 'messages/s',
      target: null,
      sense: 'at least',
    }),
    atMost('size of the index, compared with the messages', {
      ...{ value: indexBytes / mebibyte, bound: messageBytes / mebibyte, unit: 'MiB' },
    }),
    atMost(`seconds to open ${items} messages, compared with a second for 100,000`, {
      ...{ value: asked.openMs / 1000, bound: shareOfItems, unit: 's' },
    }),
    atMost('seconds of the first search after opening, compared with opening', {
      ...{ value: asked.firstSearchMs / 1000, bound: asked.openMs / 1000, unit: 's' },
    }),
    atMost('the first page of the inbox, compared with 100 ms', {
      ...{ value: asked.firstPageMs, bound: 100, unit: 'ms' },
    }),
    atMost('a page in the middle of the inbox, compared with 100 ms', {
      ...{ value: asked.middlePageMs, bound: 100, unit: 'ms' },
    }),
    atMost('memory after all messages came in, compared with that after a tenth', {
      ...{ value: filled.allBytes / mebibyte, bound: filled.tenthBytes / mebibyte, unit: 'MiB' },
    }),
    atMost('memory of each message after opening and searching, compared with 1,024 bytes', {
      ...{ value: asked.heldBytes / items, bound: 1_024, unit: 'bytes' },
    }),
  ]
}
