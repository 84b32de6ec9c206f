import { type Savable, saveAll } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import type { Message } from './message.ts'

/** A message that left a folder: deleted, or moved into another one. */
export interface Removal extends Pick<Message, 'messageId' | 'immutableId' | 'folderId'> {
  /** The number of this change; see `ChangeCount`. */
  readonly changed: number
}

/** What left the folders of a mailbox, for clients that follow a folder. */
export interface RemovalLog extends Savable {
  add(removal: Removal): void
  /** The removals after a change, oldest first. */
  after(changed: number): Removal[]
  /** The last change whose removal was forgotten; 0 if none was. */
  forgottenUntil(): number
}

/** The most removals that a mailbox remembers. A client that missed more of them begins again. */
const removalsMax = 100_000

/** The log that the tables hold; it forgets the older half when there are more than `max`. */
export function createRemovalLog(tables: StateTables, max: number = removalsMax): RemovalLog {
  const removals = tables.map<Removal>('removals')
  const forgottenUntil = tables.value('removals forgotten until', () => 0)
  return {
    add: (removal) => {
      removals.set(String(removal.changed), removal)
      if (removals.size <= max) return
      for (const [key, { changed }] of removals) {
        if (removals.size <= Math.ceil(max / 2)) break
        removals.delete(key)
        forgottenUntil.set(changed)
      }
    },
    after: (changed) => [...removals.values()].filter((removal) => removal.changed > changed),
    forgottenUntil: forgottenUntil.get,
    save: () => saveAll([removals, forgottenUntil]),
  }
}
