import { join } from 'node:path'
import { type RecordChange, type RecordStore, StoreError } from '../record-store.ts'
import { makeFolder } from './body-files.ts'
import { diskTermIndex } from './disk-term-index.ts'
import { closeDataBase, openDataBase, removeDataBase, storeError } from './open-data-base.ts'
import { openRecordDataBase, type RecordDataBase } from './record-data-base.ts'

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
    const close = (): void => {
      terms.close()
      copy.close()
      removeDataBase(file)
    }
    try {
      await copyRecords(store, (changes) => write(copy, changes, file))
    } catch (error) {
      close()
      throw error
    }
    return {
      ...store,
      commit: async (batch) => {
        await store.commit(batch)
        // If this fails, the same batch comes once more, which changes nothing in the store.
        write(copy, batch.changes, file)
      },
      reads: copy.reads,
      terms,
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

/** What a process left there that was killed may be damaged, because it is not synced. */
function openEmpty(file: string): RecordDataBase {
  try {
    closeDataBase(openDataBase(file))
  } catch (error) {
    if (!(error instanceof StoreError && ['store-damaged', 'store-too-new'].includes(error.code))) throw error
  }
  removeDataBase(file)
  const copy = openRecordDataBase(file, advice)
  copy.db.pragma('synchronous = OFF')
  return copy
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
