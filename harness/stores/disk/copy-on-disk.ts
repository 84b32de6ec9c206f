import { existsSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { type RecordChange, type RecordStore, StoreError } from '../record-store.ts'
import { makeFolder } from './body-files.ts'
import { diskTermIndex } from './disk-term-index.ts'
import { closeDataBase, openDataBase, removeDataBase, storeError } from './open-data-base.ts'
import { openRecordDataBase, type RecordDataBase } from './record-data-base.ts'
import { scratchFile } from './scratch-file.ts'

/** How many records are copied in one transaction. */
const recordsAtOnce = 5_000

/**
 * The store, with a copy of its records in a folder of this machine: so they can be read at any time without waiting, and need not be in
 * memory. The copy is made again each time, and removed with `close`. The index of words in the folder stays, because what it says of a content
 * never changes. Closes the store and throws a StoreError: `record-damaged`, `store-unavailable`; `store-in-use` if another process has the folder.
 */
export async function withCopyOnDisk<Store extends RecordStore>(store: Store, folder: string): Promise<Store> {
  const file = join(folder, 'copy.db')
  try {
    await makeFolder(folder)
    const copy = openEmpty(file)
    const terms = diskTermIndex(join(folder, 'search.db'))
    const scratch = scratchFile(join(folder, 'scratch'))
    const close = (): void => {
      try {
        terms.close()
        scratch.close()
      } finally {
        discard(copy, file)
      }
    }
    try {
      await copyRecords(store, (changes) => write(copy, changes, file))
    } catch (error) {
      close()
      throw error
    }
    // Changes that the store has and the copy has not. What follows repeats them, and the copy must have the same order as the store.
    let owed: readonly RecordChange[] = []
    return {
      ...store,
      commit: async (batch) => {
        await store.commit(batch)
        const changes = [...owed, ...batch.changes]
        if (owed.length === 0) owed = batch.changes
        write(copy, changes, file)
        owed = []
      },
      reads: copy.reads,
      terms,
      scratch,
      close: async () => {
        try {
          close()
        } finally {
          await store.close()
        }
      },
    }
  } catch (error) {
    await store.close()
    throw error instanceof StoreError ? error : storeError(error, file)
  }
}

/** Whatever a killed process left there is replaced: it may be damaged, and on a full disk it takes the room. */
function openEmpty(file: string): RecordDataBase {
  try {
    closeDataBase(openDataBase(file))
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store-in-use') throw error
  }
  removeCopy(file)
  try {
    const copy = openRecordDataBase(file, advice)
    // Nothing beside the file, so that closing it needs no room. A copy that was cut off is made again.
    copy.db.pragma('journal_mode = DELETE')
    copy.db.pragma('journal_mode = MEMORY')
    copy.db.pragma('synchronous = OFF')
    return copy
  } catch (error) {
    removeCopy(file)
    throw error
  }
}

function discard(copy: RecordDataBase, file: string): void {
  removeCopy(file)
  copy.db.close()
}

/**
 * Removes the copy, also from a full disk. The library may keep the file open, with its lock, until its statements are collected: so the room is
 * given back first, and the next copy is another file.
 */
function removeCopy(file: string): void {
  if (existsSync(file)) truncateSync(file)
  removeDataBase(file)
}

async function copyRecords(
  store: Pick<RecordStore, 'records'>,
  write: (changes: RecordChange[]) => void,
): Promise<void> {
  let changes: RecordChange[] = []
  for await (const record of store.records()) {
    changes.push(record)
    if (changes.length < recordsAtOnce) continue
    write(changes)
    changes = []
  }
  write(changes)
}

/** Writes into the copy. Throws a StoreError. */
function write(copy: RecordDataBase, changes: readonly RecordChange[], file: string): void {
  try {
    copy.write({ changes, bodies: [] })
  } catch (error) {
    throw storeError(error, named(file), advice)
  }
}

/** Whatever happens to the copy, the store has everything. */
const advice = 'nothing is lost: start this process again, and it is made again'

function named(file: string): string {
  return `the copy of what the store has, ${file},`
}
