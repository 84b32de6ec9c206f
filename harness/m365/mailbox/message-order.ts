import type { Folder } from './folder.ts'
import type { Message } from './message.ts'

/** An order of messages other than the default one. */
export interface MessageOrder {
  /** Equal for equal orders. */
  name: string
  /** A sorted copy of messages that are in the default order. */
  sorted(messages: readonly Message[]): readonly Message[]
}

/** Lists of the same folders, as they are until something changes in one of them. */
interface KeptLists {
  changes: { folder: Folder; changed: number }[]
  /** By the name of the order. */
  byOrder: Map<string, readonly Message[]>
}

/** A client that pages through a folder asks for all of it. Lists of several folders are known by the first of them. */
const [ofOne, ofSeveral] = [new WeakMap<Folder, KeptLists>(), new WeakMap<Folder, KeptLists>()]

/** Each order takes as much memory as a pointer to every message. */
const ordersMax = 4
const latestFirst = ''

/** The messages of folders, latest first or in another order. Sorted once, until something changes in a folder. */
export function messagesInOrder(folders: readonly Folder[], order?: MessageOrder): readonly Message[] {
  const { byOrder } = keptListsOf(folders)
  const listed = byOrder.get(latestFirst) ?? sortedLatestFirst(folders)
  byOrder.set(latestFirst, listed)
  if (order === undefined) return listed
  const known = byOrder.get(order.name)
  if (known !== undefined) return known
  const sorted = order.sorted(listed)
  if (byOrder.size >= ordersMax) {
    byOrder.clear()
    byOrder.set(latestFirst, listed)
  }
  byOrder.set(order.name, sorted)
  return sorted
}

function keptListsOf(folders: readonly Folder[]): KeptLists {
  const [first] = folders
  const kept = folders.length === 1 ? ofOne : ofSeveral
  const known = first && kept.get(first)
  // The number of a change is never used once more, also if the change is undone.
  const isPresent =
    known?.changes.length === folders.length &&
    known.changes.every(({ folder, changed }, at) => folder === folders[at] && changed === folder.changed)
  if (isPresent) return known
  const lists = { changes: folders.map((folder) => ({ folder, changed: folder.changed })), byOrder: new Map() }
  if (first !== undefined) kept.set(first, lists)
  return lists
}

function sortedLatestFirst(folders: readonly Folder[]): Message[] {
  const messages = folders.flatMap((folder) => [...folder.messages.values()])
  // Side by side, and not with each message: a folder may have a million.
  const received = Float64Array.from(messages, ({ receivedTime }) => receivedTime?.getTime() ?? 0)
  const sequences = Float64Array.from(messages, ({ createdSequence }) => createdSequence)
  const later = (values: Float64Array, a: number, b: number): number => (values[b] ?? 0) - (values[a] ?? 0)
  // Most mail comes in the order of its times, so that from the end on it is nearly sorted.
  const places = Array.from(messages, (_message, at) => messages.length - 1 - at)
  places.sort((a, b) => later(received, a, b) || later(sequences, a, b) || a - b)
  return places.flatMap((at) => messages[at] ?? [])
}
