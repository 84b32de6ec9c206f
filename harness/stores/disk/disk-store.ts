import { hash } from 'node:crypto'
import { createBodyCache } from '../body-cache.ts'
import { type RecordStore, StoreError } from '../record-store.ts'
import { bodyInDataBaseBytesMax, makeFolder, readBodyFile, writeBodyFile } from './body-files.ts'
import { diskTermIndex } from './disk-term-index.ts'
import { type DataBase, storeError } from './open-data-base.ts'
import { placesIn } from './places.ts'
import { openRecordDataBase } from './record-data-base.ts'
import { scratchFile } from './scratch-file.ts'
import type { Statements } from './statements.ts'

/**
 * A store in a folder: a data base, and large bodies as files beside it. Throws a StoreError: `store-in-use`, `store-too-new`,
 * `store-damaged`, `store-unavailable`.
 */
export async function openDiskStore(folder: string): Promise<RecordStore> {
  const places = placesIn(folder)
  await makeFolder(places.bodies).catch((error: unknown) => {
    throw storeError(error, places.bodies)
  })
  const base = openRecordDataBase(places.dataBase)
  const cache = createBodyCache()
  const terms = diskTermIndex(places.terms)
  const sync = syncing(base.db)
  const scratch = openedOr(
    () => scratchFile(places.scratch),
    () => closeAll([terms.close, base.close]),
  )
  return {
    records: base.records,
    commit: async (batch) => {
      try {
        // Before the records that refer to them. Without these records, a body file is an unused one.
        const large = batch.bodies.filter(({ bytes }) => bytes.length > bodyInDataBaseBytesMax)
        for (const body of large) await writeBodyFile(places.bodies, body)
        sync(!batch.isLazy)
        base.write(batch)
      } catch (error) {
        throw storeError(error, places.dataBase)
      }
    },
    body: (digest) => {
      const cached = cache.get(digest)
      if (cached !== undefined) return cached
      const bytes = readBody(base.statements, places.bodies, digest)
      cache.add(digest, bytes)
      return bytes
    },
    reads: base.reads,
    terms,
    scratch,
    close: async () => closeAll([terms.close, scratch.close, base.close]),
  }
}

/** Opens one more thing; `closeOthers` is called if that fails. */
function openedOr<Opened>(open: () => Opened, closeOthers: () => void): Opened {
  try {
    return open()
  } catch (error) {
    closeOthers()
    throw error
  }
}

/** Closes each of them, also after one that throws. */
function closeAll([first, ...others]: readonly (() => void)[]): void {
  try {
    first?.()
  } finally {
    if (others.length > 0) closeAll(others)
  }
}

/**
 * Sets whether commits are synced. Syncing takes milliseconds, in which nothing is answered; without it, a commit has left the process as well, and the
 * next commit that is synced includes it (SQLite: PRAGMA synchronous).
 */
function syncing(db: DataBase): (isSynced: boolean) => void {
  let isSynced = true
  return (wanted) => {
    if (wanted === isSynced) return
    db.pragma(`synchronous = ${wanted ? 'FULL' : 'NORMAL'}`)
    isSynced = wanted
  }
}

function readBody(statements: Statements, folder: string, digest: string): Buffer {
  const row = statements.body.get(digest) as { size_bytes: number; bytes: Buffer | null } | undefined
  const bytes = row?.bytes ?? (row && readBodyFile(folder, digest))
  if (bytes === undefined)
    throw new StoreError('body-missing', `there are no bytes with the digest ${digest} in the store`)
  // What the archive is for: nobody gets bytes that are not those that came.
  if (hash('sha256', bytes) === digest) return bytes
  throw new StoreError('body-damaged', `the bytes with the digest ${digest} are damaged in the store`)
}
