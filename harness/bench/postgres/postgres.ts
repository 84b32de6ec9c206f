import { join } from 'node:path'
import { startStopwatch } from '../../control/clock.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { withCopyOnDisk } from '../../stores/disk/copy-on-disk.ts'
import { postgresPrograms, type SamplePostgres, startSamplePostgres } from '../../stores/postgres/local-server.ts'
import { openPostgresStore } from '../../stores/postgres/postgres-store.ts'
import type { Batch } from '../../stores/record-store.ts'
import { BenchOptionsError } from '../bench-options.ts'
import type { Benchmark } from '../benchmark.ts'
import { type Figure, figure, median } from '../figure.ts'
import { memoryFigure } from '../keeping/keeping.ts'
import { deposit, openTenantIn } from '../keeping/kept-mailboxes.ts'
import { filledSchema, reportOf } from '../keeping/searching.ts'
import { inTurn } from '../rounds.ts'
import { createCopier } from './copier.ts'
import { openServed, postThrough, type Served } from './served.ts'

const groups = 50
const groupSize = 20
const postedDefault = 1_000
const filledCount = 100_000

/** Measures messages that are kept in PostgreSQL, by a tenant and through one and two server processes. */
export const postgres: Benchmark = {
  name: 'postgres',
  isOnlyNamed: true,
  measures: `messages kept in PostgreSQL, by one and by two server processes (${postgresNeeds()}), compared with COPY`,
  takes: 'a minute; only if you name it',
  measure: async ({ items = postedDefault, progress }) => {
    const server = await startServer()
    const workFolder = await createWorkFolder()
    try {
      progress.show('postgres: a tenant, and COPY')
      const kept = await measureTenant(server, await workFolder.subfolder('copied'))
      progress.show(`postgres: memory while ${filledCount} messages come in`)
      const memory = await measureMemory(server, await workFolder.subfolder('copy'))
      progress.show('postgres: server processes')
      const posted = await measureProcesses(server, items, (name) => workFolder.subfolder(name))
      return [kept, memory, ...posted.map(({ name, value }) => shownBeside(name, value, kept.bound))]
    } finally {
      await server.stop()
      await workFolder.remove()
    }
  },
}

function postgresNeeds(): string {
  return 'it needs Debian’s postgresql, or MT_TEST_POSTGRES and psql'
}

/** Throws a BenchOptionsError that says what is missing. */
async function startServer(): Promise<SamplePostgres> {
  try {
    await postgresPrograms()
    return await startSamplePostgres({ lasts: true })
  } catch (error) {
    throw new BenchOptionsError(error instanceof Error ? error.message : String(error))
  }
}

const shape = { unit: 'messages/s', sense: 'at least', target: null } as const

/** The rows that a tenant makes of messages, 20 in each transaction, and the same rows by COPY into tables without indexes. */
async function measureTenant(server: SamplePostgres, folder: string): Promise<Figure> {
  const count = groups * groupSize
  const opened = await openPostgresStore(addressIn(server.url, 'bench_tenant'))
  const store = await withCopyOnDisk(opened, join(folder, 'copy'))
  let batches: Batch[] = []
  const kept = await openTenantIn(store, (batch) => batches.push(batch))
  const copier = await createCopier(server.url, folder)
  let round = 0
  const compared = await inTurn(
    {
      value: async () => {
        batches = []
        round += 1
        const elapsedMs = startStopwatch()
        await deposit(kept, { count, groupSize, from: round * count })
        return (count * 1000) / elapsedMs()
      },
      bound: async () => (count * 1000) / (await copier.copyMs(batches)),
    },
    { rounds: 5, warmUps: 1 },
  )
  await kept.state.close()
  await copier.close()
  return figure({
    ...shape,
    name: 'messages kept by a tenant in PostgreSQL, compared with COPY of the rows',
    ...compared,
  })
}

/** The memory of a tenant while messages come in: after a tenth of them, and after all. */
async function measureMemory(server: SamplePostgres, folder: string): Promise<Figure> {
  const words = [folder, String(filledCount), 'not searched', addressIn(server.url, 'bench_filled')]
  const filled = filledSchema.parse(await reportOf(new URL('../keeping/filling.js', import.meta.url), words))
  return memoryFigure(filledCount, filled)
}

interface Posted {
  name: string
  value: number
}

/** Messages that clients post over HTTP, each answered when it is kept: to one process, and in turn to two. */
async function measureProcesses(
  server: SamplePostgres,
  count: number,
  newFolder: (name: string) => Promise<string>,
): Promise<Posted[]> {
  const url = addressIn(server.url, 'bench_served')
  const one = await openServed(await newFolder('one'), url)
  const two = await openServed(await newFolder('two'), url)
  const rates = { one: [] as number[], through: [] as number[], two: [] as number[] }
  const rateOf = async (servers: readonly Served[]): Promise<number> => {
    const elapsedMs = startStopwatch()
    await postThrough(servers, count)
    return (count * 1000) / elapsedMs()
  }
  await rateOf([one, two])
  for (let round = 0; round < 3; round += 1) {
    rates.one.push(await rateOf([one]))
    rates.through.push(await rateOf([two]))
    rates.two.push(await rateOf([one, two]))
  }
  await Promise.all([one.stop(), two.stop()])
  return [
    { name: 'messages posted to the server process that works', value: median(rates.one) },
    { name: 'messages posted to one that passes them on', value: median(rates.through) },
    { name: 'messages posted to both in turn', value: median(rates.two) },
  ]
}

function shownBeside(name: string, value: number, bound: number): Figure {
  return figure({ ...shape, name: `${name}, compared with COPY`, value, bound })
}

function addressIn(url: string, schema: string): string {
  const address = new URL(url)
  address.searchParams.set('schema', schema)
  return address.href
}
