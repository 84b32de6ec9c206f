import type { Batch, Body, RecordStore } from './record-store.ts'

/** Collects changes and keeps them in groups: many answers wait for one write to the disk. */
export interface Commits {
  /** A value changed; `text` makes the text of its record, undefined if the value went. */
  note(table: string, key: string, text: () => string | undefined): void
  /** Bytes that the next records refer to. */
  keepBody(body: Body): void
  body(digest: string): Buffer
  /**
   * Fulfilled as soon as everything that was noted before is kept. Rejected with the error of the store if it cannot be: then it
   * stays noted, and the next call tries again.
   */
  settled(): Promise<void>
  /** Keeps what is left, and closes the store. */
  close(): Promise<void>
}

interface Noted {
  table: string
  key: string
  text: () => string | undefined
}

/** By table and key: only the last change of a value counts. */
interface Pending {
  notes: Map<string, Noted>
  bodies: Map<string, Body>
}

const nothing = (): Pending => ({ notes: new Map(), bodies: new Map() })

/** Commits to a store. */
export function createCommits(store: RecordStore): Commits {
  let pending = nothing()
  /** What is being written, and can be read already. */
  let inFlight = nothing()
  let next: Promise<void> | undefined
  let last: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    // Everything that is noted in this turn, by whatever request, goes into one batch.
    await new Promise((resolve) => setImmediate(resolve))
    next = undefined
    inFlight = pending
    pending = nothing()
    try {
      await store.commit(batchOf(inFlight))
    } catch (error) {
      pending = { notes: merged(inFlight.notes, pending.notes), bodies: merged(inFlight.bodies, pending.bodies) }
      throw error
    } finally {
      inFlight = nothing()
    }
  }
  const settled = (): Promise<void> => {
    if (next !== undefined) return next
    if (pending.notes.size === 0 && pending.bodies.size === 0) return last
    const before = last.catch(() => {})
    next = before.then(write)
    last = next
    return next
  }
  return {
    note: (table, key, text) => {
      pending.notes.set(`${table}\n${key}`, { table, key, text })
    },
    keepBody: (body) => {
      pending.bodies.set(body.digest, body)
    },
    body: (digest) => (pending.bodies.get(digest) ?? inFlight.bodies.get(digest))?.bytes ?? store.body(digest),
    settled,
    close: async () => {
      await settled()
      await store.close()
    },
  }
}

function batchOf({ notes, bodies }: Pending): Batch {
  const changes = [...notes.values()].map(({ table, key, text }) => ({ table, key, text: text() }))
  return { changes, bodies: [...bodies.values()] }
}

/** Later entries replace earlier ones, and stay behind them. */
function merged<Value>(earlier: Map<string, Value>, later: Map<string, Value>): Map<string, Value> {
  const all = new Map(earlier)
  for (const [key, value] of later) {
    all.delete(key)
    all.set(key, value)
  }
  return all
}
