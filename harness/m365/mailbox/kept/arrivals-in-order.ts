import type { Message } from '../message.ts'
import type { StoredMessages } from './stored-messages.ts'

/** A part of a list is looked up message by message if it is smaller than this share of it; otherwise all of them are gone through once. */
const smallShare = 1 / 8

/** Messages of folders in an order, as the numbers of their arrival: messages themselves would all stay in memory. */
export class ArrivalsInOrder {
  readonly #folders: readonly StoredMessages[]
  readonly #arrived: Float64Array
  /** The index of the folder of each. */
  readonly #folderAt: Uint32Array

  constructor(folders: readonly StoredMessages[], arrived: Float64Array, folderAt: Uint32Array) {
    this.#folders = folders
    this.#arrived = arrived
    this.#folderAt = folderAt
  }

  get length(): number {
    return this.#arrived.length
  }

  /** The messages from one index to another, which are whole numbers from 0 on. Those that are gone are left out. */
  slice(from = 0, until: number = this.length): Message[] {
    const messageAt = until - from < this.length * smallShare ? this.#lookUp : this.#lookUpInAll()
    const messages: Message[] = []
    for (let at = from; at < Math.min(until, this.length); at += 1) {
      const message = messageAt(at)
      if (message !== undefined) messages.push(message)
    }
    return messages
  }

  readonly #lookUp = (at: number): Message | undefined =>
    this.#folders[this.#folderAt[at] ?? 0]?.get(this.#arrived[at] ?? 0)

  /** Rows that are asked for in another order than theirs may each be on another page. */
  #lookUpInAll(): (at: number) => Message | undefined {
    // Numbers of arrival are those of changes, which are counted for the whole mailbox.
    const byArrival = new Map<number, Message>()
    for (const messages of this.#folders)
      for (const message of messages.values()) byArrival.set(message.arrived, message)
    return (at) => byArrival.get(this.#arrived[at] ?? 0)
  }
}
