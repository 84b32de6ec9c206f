import { PackedMap } from '../../../control/state/packed/packed-map.ts'
import type { Pages } from '../../../control/state/packed/pages.ts'
import type { Message } from '../message.ts'
import { type ItemClasses, MessageRows, messageRow } from './message-rows.ts'
import { StoredMessage } from './stored-message.ts'

const none = new Float64Array(0)

/** What orders need of messages, by the same index. */
export interface OrderFacts {
  arrived: Float64Array
  receivedMs: Float64Array
  createdSequence: Float64Array
}

/** The messages of a folder whose records are in a store, by the numbers of their arrival. All but the newest are rows of numbers. */
export class StoredMessages extends PackedMap<StoredMessage> {
  constructor(pages: Pages, itemClasses: ItemClasses) {
    super(new MessageRows(itemClasses), pages)
  }

  override set(arrived: number, message: Message): void {
    super.set(arrived, storedOf(message))
  }

  override load(arrived: number, message: Message): void {
    super.load(arrived, storedOf(message))
  }

  /** Those that changed after one change and not after another one. */
  changedBetween(since: number, until: number): StoredMessage[] {
    return this.where((rows, at) => {
      const changed = messageRow.changed(rows, at)
      return changed > since && changed <= until
    })
  }

  /** Those that may have an immutable id. */
  withHash(immutableHash: number): StoredMessage[] {
    return this.where((rows, at) => messageRow.immutableHash(rows, at) === immutableHash)
  }

  /** By the same index, the number of arrival of each message, and the hash of its immutable id. */
  arrivalsWithHashes(): { arrived: Float64Array; hashes: Float64Array } {
    const [arrived, hashes] = this.numbers([messageRow.arrived, messageRow.immutableHash])
    return { arrived: arrived ?? none, hashes: hashes ?? none }
  }

  /** What orders need of each message, side by side: a folder may have a million. */
  facts(): OrderFacts {
    const wanted = [messageRow.arrived, messageRow.receivedMs, messageRow.createdSequence]
    const [arrived, receivedMs, createdSequence] = this.numbers(wanted)
    return { arrived: arrived ?? none, receivedMs: receivedMs ?? none, createdSequence: createdSequence ?? none }
  }
}

/** In a mailbox of a store, every message is in the store. */
export function storedOf(message: Message): StoredMessage {
  if (message instanceof StoredMessage) return message
  throw new Error('a message of another mailbox was given to a mailbox in a store')
}
