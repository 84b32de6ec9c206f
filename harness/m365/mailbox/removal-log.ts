import type { Savable } from '../../control/savable.ts'
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

/** A log without removals; it forgets the older half of them when there are more than `max`. */
export function createRemovalLog(max: number = removalsMax): RemovalLog {
  let removals: Removal[] = []
  let forgottenUntil = 0
  return {
    add: (removal) => {
      removals.push(removal)
      if (removals.length <= max) return
      removals = removals.slice(-Math.ceil(max / 2))
      forgottenUntil = (removals[0]?.changed ?? 1) - 1
    },
    after: (changed) => removals.filter((removal) => removal.changed > changed),
    forgottenUntil: () => forgottenUntil,
    save: () => {
      const kept = { removals: [...removals], forgottenUntil }
      return () => {
        removals = [...kept.removals]
        forgottenUntil = kept.forgottenUntil
      }
    },
  }
}
