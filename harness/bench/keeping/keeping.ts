import { join } from 'node:path'
import { z } from 'zod'
import { startStopwatch } from '../../control/clock.ts'
import type { LastingMap } from '../../control/state/lasting-map.ts'
import { stateOf } from '../../control/state/state-json.ts'
import { createWorkFolder } from '../../runner/index.ts'
import type { WorkFolder } from '../../runner/world/work-folder.ts'
import { openDiskStore } from '../../stores/disk/disk-store.ts'
import { closeDataBase, type DataBase, openDataBase } from '../../stores/disk/open-data-base.ts'
import { statementsOf } from '../../stores/disk/statements.ts'
import { type KeptState, openKeptState } from '../../stores/kept-state.ts'
import type { Batch } from '../../stores/record-store.ts'
import type { Benchmark } from '../benchmark.ts'
import { type Figure, figure, median } from '../figure.ts'
import { inTurn } from '../rounds.ts'
import type { Filled } from './fill-mailbox.ts'
import { deposit, openKeptTenant } from './kept-mailboxes.ts'
import type { OpenedFolder } from './open-folder.ts'
import { filledSchema, reportOf } from './searching.ts'

const defaultItems = 100_000
const groups = 100
const groupSize = 20

/** Measures a tenant that keeps its state on the disk: writing messages, and opening it again. */
export const keeping: Benchmark = {
  name: 'keeping',
  measures: `messages kept on the disk, compared with bare SQLite; opening and listing ${defaultItems} of them (or --items N)`,
  takes: 'a minute',
  measure: async ({ items = defaultItems, progress }) => {
    const workFolder = await createWorkFolder()
    try {
      progress.show('keeping: writing messages in groups')
      const written = await measureWrites(workFolder)
      progress.show(`keeping: ${items} messages`)
      return [...written, ...(await measureOpening(workFolder, items))]
    } finally {
      await workFolder.remove()
    }
  },
}

/**
 * Rows that a tenant makes of messages: how many the store keeps a second, from values to the disk, compared with SQLite alone that gets
 * the same rows in the same groups. For information, how many messages the whole tenant keeps meanwhile.
 */
async function measureWrites(workFolder: WorkFolder): Promise<Figure[]> {
  const count = groups * groupSize
  let batches: Batch[] = []
  const whole = await openKeptTenant(await workFolder.subfolder('whole'), (batch) => batches.push(batch))
  const store = await openKeptState(await openDiskStore(await workFolder.subfolder('store')))
  const bare = openDataBase(join(await workFolder.subfolder('bare'), 'data.db'))
  const keep = valueKeeper(store)
  const insert = rowInserter(bare)
  const wholeRates: number[] = []
  let round = 0
  const rateOf = async (work: () => Promise<void> | void): Promise<number> => {
    const elapsedMs = startStopwatch()
    await work()
    return (count * 1000) / elapsedMs()
  }
  const compared = await inTurn(
    {
      value: async () => {
        batches = []
        round += 1
        wholeRates.push(await rateOf(() => deposit(whole, { count, groupSize, from: round * count })))
        const values = valuesOf(batches)
        return rateOf(() => keep(values, batches))
      },
      bound: () => rateOf(() => insert(batches)),
    },
    { rounds: 7, warmUps: 2 },
  )
  await Promise.all([whole.state.close(), store.close()])
  closeDataBase(bare)
  const shape = { unit: 'messages/s', sense: 'at least' } as const
  return [
    figure({
      ...shape,
      name: 'rows of messages kept by the store on the disk, compared with SQLite alone',
      ...compared,
      target: 0.5,
    }),
    figure({
      ...shape,
      name: 'messages kept by the whole tenant on the disk, compared with SQLite alone',
      value: median(wholeRates),
      bound: compared.bound,
      target: null,
    }),
  ]
}

/** The values of the rows of each batch, as the parts of a tenant have them. */
function valuesOf(batches: readonly Batch[]): unknown[][] {
  return batches.map(({ changes }) => changes.map(({ text = 'null' }) => stateOf(text)))
}

/** Keeps values by the same names as in the batches, one commit for each. */
function valueKeeper({
  tables,
  settled,
}: KeptState): (values: unknown[][], batches: readonly Batch[]) => Promise<void> {
  const maps = new Map<string, LastingMap<unknown>>()
  return async (values, batches) => {
    for (const [place, { changes, bodies }] of batches.entries()) {
      for (const { digest, bytes } of bodies) tables.bodies?.keep(digest, bytes)
      for (const [at, { table, key }] of changes.entries()) {
        const map = maps.get(table) ?? tables.map(table)
        maps.set(table, map)
        map.set(key, values[place]?.[at])
      }
      await settled()
    }
  }
}

/** Inserts the rows of batches, one transaction for each. Its data base grows as the other one does. */
function rowInserter(db: DataBase): (batches: readonly Batch[]) => void {
  const { putRecord, putBody, addTable } = statementsOf(db)
  const tableIds = new Map<string, number>()
  return (batches) => {
    for (const { changes, bodies } of batches) {
      db.exec('BEGIN IMMEDIATE')
      for (const { digest, bytes } of bodies) putBody.run(digest, bytes.length, bytes)
      for (const { table, key, text = '' } of changes) {
        const tableId = tableIds.get(table) ?? Number(addTable.run(table).lastInsertRowid)
        tableIds.set(table, tableId)
        putRecord.run(tableId, key, text, 0)
      }
      db.exec('COMMIT')
    }
  }
}

const openedSchema: z.ZodType<OpenedFolder> = z.strictObject({
  messages: z.int(),
  openMs: z.number(),
  firstPageMs: z.number(),
  middlePageMs: z.number(),
  heldBytes: z.number(),
})

/** How long it takes to open a tenant with many messages and to list them, and how much memory they hold, also while they come in. */
async function measureOpening(workFolder: WorkFolder, items: number): Promise<Figure[]> {
  const folder = await workFolder.subfolder('many')
  const open = async (): Promise<OpenedFolder> =>
    openedSchema.parse(await reportOf(new URL('./opening.js', import.meta.url), [folder]))
  await (await openKeptTenant(folder)).state.close()
  const empty = await open()
  const filled = filledSchema.parse(await reportOf(new URL('./filling.js', import.meta.url), [folder, String(items)]))
  const full = await open()
  if (full.messages !== items) throw new Error(`of ${items} messages, ${full.messages} are there`)
  return openingFigures({ items, filled, empty, full })
}

/** What was measured with a mailbox of so many items. */
export interface OpeningMeasured {
  items: number
  filled: Filled
  /** Opened without messages, and with all of them. */
  empty: OpenedFolder
  full: OpenedFolder
}

/** The figures of a mailbox with many messages. */
export function openingFigures({ items, filled, empty, full }: OpeningMeasured): Figure[] {
  const shape = { target: null, sense: 'at most' } as const
  const page = { ...shape, bound: 100, unit: 'ms' } as const
  return [
    figure({
      ...{ ...shape, name: `seconds to open ${items} messages, compared with a second for 100,000`, unit: 's' },
      ...{ value: full.openMs / 1000, bound: Math.max(items / 100_000, 0.1) },
    }),
    figure({ ...page, name: 'the first page of the inbox, compared with 100 ms', value: full.firstPageMs }),
    figure({ ...page, name: 'a page in the middle of the inbox, compared with 100 ms', value: full.middlePageMs }),
    figure({
      ...{ ...shape, name: 'memory of each message after opening, compared with 1,024 bytes', unit: 'bytes' },
      ...{ value: (full.heldBytes - empty.heldBytes) / items, bound: 1_024, target: 0.2 },
    }),
    memoryFigure(items, filled),
  ]
}

/** The memory that so many messages took as they came in, after the first tenth of them. */
export function memoryFigure(items: number, { allBytes, tenthBytes }: Filled): Figure {
  return figure({
    name: 'memory that each message takes while they come in, compared with 1,024 bytes',
    ...{ unit: 'bytes', sense: 'at most', target: 0.1 },
    ...{ value: (allBytes - tenthBytes) / (0.9 * items), bound: 1_024 },
  })
}
