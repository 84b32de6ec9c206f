import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Body, type RecordChange, type RecordStore, StoreError } from './record-store.ts'

/** Collects changes and keeps them in groups: many answers wait for one write to the disk. */
export interface Commits {
  /** A value changed; `text` makes the text of its record when it is written. Undefined: the value went. `kept`: see `RecordChange`. */
  note(table: string, key: string, text?: () => string, kept?: (place: number) => void): void
  /** Notes what no answer of a server is about: if nothing else is written with it, it is not synced, and it may fail (see `answerable`). */
  lazily(notes: () => void): void
  /** Bytes that the next records refer to. */
  keepBody(body: Body): void
  /** The same with bytes that are read when it is their turn to be kept: one body at a time is in memory. */
  keepBodyFrom(digest: string, open: () => Readable): void
  body(digest: string): Buffer
  /**
   * Fulfilled as soon as everything that was noted before is kept. Rejected with the error of the store if it cannot be: then it
   * stays noted, and the next call tries again.
   */
  settled(): Promise<void>
  /** The same for an answer of a server: if only lazy notes cannot be kept, it is fulfilled, and they are tried again with the next write. */
  answerable(): Promise<void>
  /** Keeps what is left, and closes the store, also if it cannot keep it: then it throws the StoreError. */
  close(): Promise<void>
}

interface Noted {
  table: string
  key: string
  text: (() => string) | undefined
  kept: ((place: number) => void) | undefined
  /** The value went before it came back: then it is the last of its table, and not where it was. */
  wentFirst: boolean
}

/** By table and key, in the order in which a table gets its new keys: only the last change of a value counts. */
interface Pending {
  notes: Map<string, Noted>
  bodies: Map<string, Body>
  sources: Map<string, () => Readable>
  /** No answer of a server is about any of it. */
  isLazy: boolean
}

const nothing = (): Pending => ({ notes: new Map(), bodies: new Map(), sources: new Map(), isLazy: true })

function isNothing({ notes, bodies, sources }: Pending): boolean {
  return notes.size + bodies.size + sources.size === 0
}

/** Commits to a store. */
export function createCommits(store: RecordStore): Commits {
  let pending = nothing()
  /** What is being written, and can be read already. */
  let inFlight = nothing()
  let next: Promise<StoreError | undefined> | undefined
  let last: Promise<StoreError | undefined> = Promise.resolve(undefined)
  let notesLazily = false

  /** Returns why lazy notes were not kept, if only they were not. */
  const write = async (): Promise<StoreError | undefined> => {
    // Everything that is noted in this turn, by whatever request, goes into one batch.
    await new Promise((resolve) => setImmediate(resolve))
    next = undefined
    if (isNothing(pending)) {
      await store.confirm?.()
      return undefined
    }
    // The texts are made first: making them may keep bodies.
    const changes = changesOf(pending)
    inFlight = pending
    pending = nothing()
    try {
      await keepSources(inFlight.sources, store)
      const { bodies, isLazy } = inFlight
      await store.commit({ changes, bodies: [...bodies.values()], ...(isLazy && { isLazy }) })
      return undefined
    } catch (error) {
      const { isLazy } = inFlight
      pending = together(inFlight, pending)
      if (!(isLazy && error instanceof StoreError)) throw error
      await store.confirm?.()
      return error
    } finally {
      inFlight = nothing()
    }
  }
  const written = (hasWork: boolean): Promise<StoreError | undefined> => {
    if (next !== undefined) return next
    // What is only shown must not be older than what another process keeps in the meantime.
    if (!hasWork && store.confirm === undefined) return last
    const before = last.catch(() => {})
    next = before.then(write)
    last = next
    return next
  }
  const settled = async (): Promise<void> => {
    const notKept = await written(!isNothing(pending))
    if (notKept !== undefined) throw notKept
  }
  return {
    note: (table, key, text, kept) => {
      addNote(pending.notes, { table, key, text, kept, wentFirst: false })
      if (!notesLazily) pending.isLazy = false
    },
    lazily: (notes) => {
      notesLazily = true
      try {
        notes()
      } finally {
        notesLazily = false
      }
    },
    keepBody: (body) => {
      pending.bodies.set(body.digest, body)
      pending.isLazy = false
    },
    keepBodyFrom: (digest, open) => {
      pending.sources.set(digest, open)
      pending.isLazy = false
    },
    body: (digest) => (pending.bodies.get(digest) ?? inFlight.bodies.get(digest))?.bytes ?? store.body(digest),
    settled,
    answerable: async () => {
      await written(!pending.isLazy)
    },
    close: async () => {
      try {
        await settled()
      } finally {
        await store.close()
      }
    },
  }
}

function addNote(notes: Map<string, Noted>, note: Noted): void {
  const name = `${note.table}\n${note.key}`
  const before = notes.get(name)
  if (before === undefined) {
    notes.set(name, note)
    return
  }
  const wentFirst = before.wentFirst || before.text === undefined || note.wentFirst
  // A key that went and came back is the last one.
  if (note.text === undefined || before.text === undefined || note.wentFirst) notes.delete(name)
  notes.set(name, { ...note, wentFirst })
}

function changesOf({ notes }: Pending): RecordChange[] {
  return [...notes.values()].flatMap(({ table, key, text, kept, wentFirst }): RecordChange[] => {
    if (text === undefined) return [{ table, key, text, kept }]
    const there = { table, key, text: text(), kept }
    return wentFirst ? [{ table, key, text: undefined }, there] : [there]
  })
}

/** Bodies that are read for a batch are written when they have this size together. */
const sourcesBytesMax = 8 * 1024 * 1024

/** Before the records that refer to them: bodies that nothing refers to do no harm, if the rest then fails. */
async function keepSources(sources: Pending['sources'], store: Pick<RecordStore, 'commit'>): Promise<void> {
  let bodies: Body[] = []
  let bytesOfAll = 0
  const keep = async (): Promise<void> => {
    if (bodies.length > 0) await store.commit({ changes: [], bodies })
    bodies = []
    bytesOfAll = 0
  }
  for (const [digest, open] of sources) {
    const bytes = await buffer(open())
    bodies.push({ digest, bytes })
    bytesOfAll += bytes.length
    if (bytesOfAll > sourcesBytesMax) await keep()
  }
  await keep()
}

/** What was noted, and then what was noted after it. */
function together(earlier: Pending, later: Pending): Pending {
  const notes = new Map(earlier.notes)
  for (const note of later.notes.values()) addNote(notes, note)
  return {
    notes,
    bodies: new Map([...earlier.bodies, ...later.bodies]),
    sources: new Map([...earlier.sources, ...later.sources]),
    isLazy: earlier.isLazy && later.isLazy,
  }
}
