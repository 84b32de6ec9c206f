import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { VirtualClock } from '../control/clock.ts'
import { createFaultBoard } from '../control/faults/fault-board.ts'
import { dispatcher } from '../control/http/dispatch.ts'
import { offer } from '../control/http/offered-operations.ts'
import { createJournal } from '../control/journal.ts'
import type { StateTables } from '../control/state/state-tables.ts'
import { type WireResponse, type WireServer, wholeBody } from '../control/wire.ts'
import { type Commits, createCommits } from './commits.ts'
import { heldRecords, keptTables } from './kept-tables.ts'
import { createMemoryStore } from './memory/memory-store.ts'

interface SampleTables {
  tables: StateTables
  /** The tables of the next start, with what was kept. */
  reopened(): Promise<StateTables>
  /** The names under which something is kept; of single values with their own name. */
  names(): Promise<string[]>
}

/** Tables over a store that lasts as long as the test; empty at first. */
export async function openSampleTables(): Promise<SampleTables> {
  const store = createMemoryStore()
  /** Of every start so far. */
  const lazyNotes: (() => void)[] = []
  const allCommits: Commits[] = []
  const open = async (): Promise<StateTables> => {
    const commits = createCommits(store)
    allCommits.push(commits)
    return keptTables({ held: await heldRecords(store), commits, lazily: (note) => void lazyNotes.push(note) })
  }
  const settled = async (): Promise<void> => {
    for (const note of lazyNotes) note()
    for (const commits of allCommits) await commits.settled()
  }
  return {
    tables: await open(),
    reopened: async () => {
      await settled()
      return open()
    },
    names: async () => {
      await settled()
      const names = new Set<string>()
      for await (const { table, key } of store.records())
        names.add(table.endsWith('values') ? `${table}: ${key}` : table)
      return [...names].toSorted()
    },
  }
}

/** What is compared of an answer: not the date, and not the ids of the request. */
interface SampleAnswer {
  status: number
  contentType: string
  location: string | undefined
  /** Of JSON and texts the text, of other bytes Base64. */
  body: string
}

type Sent = { headers?: Record<string, string>; body?: unknown }

/** Calls the operations of a server, and remembers each GET that was answered. */
export interface SampleCaller {
  /** A body that is neither text nor bytes is sent as JSON. */
  ask(method: string, path: string, sent?: Sent): Promise<SampleAnswer>
  /** The same; throws an Error unless the answer is a success, and returns its JSON. */
  json<T>(method: string, path: string, sent?: Sent): Promise<T>
  /** The answers to every GET so far, by path and headers; the latest where it was sent twice. */
  answers(): Record<string, SampleAnswer>
  /** Sends every GET so far to another server. */
  repeat(other: SampleCaller): Promise<Record<string, SampleAnswer>>
}

/** A caller without a network; its servers are at `origin`. */
export function sampleCaller(server: WireServer, clock: VirtualClock, origin = 'http://mock.example'): SampleCaller {
  const handle = dispatcher(server, offer(server, { clock, faults: createFaultBoard(), journal: createJournal() }))
  const gets = new Map<string, { path: string; sent: Sent; answer: SampleAnswer }>()
  const ask: SampleCaller['ask'] = async (method, path, sent = {}) => {
    const { headers = {}, body = '' } = sent
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
    const type = isRaw ? {} : { 'content-type': 'application/json' }
    const octets = Buffer.from(isRaw ? body : JSON.stringify(body))
    const url = new URL(path, origin)
    const answer = await comparable(
      await handle({ method, url, params: {}, headers: { ...type, ...headers }, body: octets }),
    )
    if (method === 'GET') gets.set(JSON.stringify([path, headers]), { path, sent, answer })
    return answer
  }
  return {
    ask,
    json: async <T>(method: string, path: string, sent?: Sent) => {
      const { status, body } = await ask(method, path, sent)
      if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${body}`)
      return (body.length === 0 ? undefined : JSON.parse(body)) as T
    },
    answers: () => Object.fromEntries([...gets].map(([name, { answer }]) => [name, answer])),
    repeat: async (other) => {
      const answers: [string, SampleAnswer][] = []
      for (const [name, { path, sent }] of gets) answers.push([name, await other.ask('GET', path, sent)])
      return Object.fromEntries(answers)
    },
  }
}

async function comparable({ status, headers, body }: WireResponse): Promise<SampleAnswer> {
  const contentType = headers['content-type'] ?? ''
  const octets = body instanceof Readable ? await buffer(body) : Buffer.from(wholeBody(body))
  const text = octets.toString(/json|^text/.test(contentType) ? 'utf8' : 'base64')
  return { status, contentType, location: headers['location'], body: text }
}
