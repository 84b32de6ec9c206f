import type { VirtualClock } from '../../control/clock.ts'
import type { Chance } from '../../control/seed.ts'
import type { ChangeCount } from '../graph/change-count.ts'
import { drawChangeKey, type StoreIds } from '../graph/identifiers.ts'
import type { Folder } from './folder.ts'
import { fieldsOf, type Message, type NewMessage } from './message.ts'
import type { MessageIndex } from './message-index.ts'

/** The changes of messages. They make new objects with ids, keys and times, and tell nobody. */
export interface MessageWrites {
  put(folder: Folder, message: NewMessage): Message
  change(message: Message, others: Partial<NewMessage>, key?: 'same key'): Message
  move(message: Message, to: Folder, others?: Partial<NewMessage>): Message
  /** A copy with ids of its own, but with the times and the key of the original. */
  copyTo(message: Message, folder: Folder): Message
}

/** What is needed of the mailbox. */
interface Parts extends Pick<MessageIndex, 'keep' | 'forget'> {
  ids: StoreIds
  clock: VirtualClock
  chance: Chance
  changes: Pick<ChangeCount, 'next'>
  nextSequence: () => number
}

/** The writes of one mailbox. */
export function createMessageWrites({ ids, clock, chance, changes, keep, forget, nextSequence }: Parts): MessageWrites {
  const present = presentOf(clock)
  return {
    put: (folder, message) => {
      const now = present()
      const changed = changes.next()
      const { mail, itemClass, isDraft, isRead, sentTime, receivedTime } = message
      // Each property is listed by name: V8 makes slow objects from spreads, and this would slow down every write.
      return keep({
        messageId: ids.message(),
        immutableId: ids.immutable(),
        changeKey: drawChangeKey(chance),
        folderId: folder.folderId,
        mail,
        itemClass,
        isDraft,
        isRead,
        sentTime,
        receivedTime,
        createdTime: now,
        modifiedTime: now,
        createdSequence: nextSequence(),
        arrived: changed,
        changed,
      })
    },
    change: (message, others, key) => {
      const changeKey = key === undefined ? drawChangeKey(chance) : message.changeKey
      return keep({ ...fieldsOf(message), ...others, changeKey, modifiedTime: clock.now(), changed: changes.next() })
    },
    move: (message, to, others = {}) => {
      forget(message)
      const changed = changes.next()
      return keep({
        ...fieldsOf(message),
        ...others,
        messageId: ids.message(),
        changeKey: drawChangeKey(chance),
        folderId: to.folderId,
        modifiedTime: clock.now(),
        arrived: changed,
        changed,
      })
    },
    copyTo: (message, { folderId }) => {
      const own = { messageId: ids.message(), immutableId: ids.immutable(), folderId }
      const changed = changes.next()
      return keep({ ...fieldsOf(message), ...own, arrived: changed, changed })
    },
  }
}

/**
 * The present, as one date for as long as the calendar stands still: most messages of a day are created at one moment, and a date
 * takes as much memory as a text of 80 characters. Nobody changes these dates.
 */
function presentOf(clock: VirtualClock): () => Date {
  let latest = clock.now()
  return () => {
    const now = clock.now()
    if (now.getTime() !== latest.getTime()) latest = now
    return latest
  }
}
