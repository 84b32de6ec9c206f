import type { Folder, MessageList } from './folder.ts'
import { ArrivalsInOrder } from './kept/arrivals-in-order.ts'
import { type OrderFacts, StoredMessages } from './kept/stored-messages.ts'
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
  byOrder: Map<string, MessageList>
}

/** A client that pages through a folder asks for all of it. Lists of several folders are known by the first of them. */
const [ofOne, ofSeveral] = [new WeakMap<Folder, KeptLists>(), new WeakMap<Folder, KeptLists>()]

/** Each order takes as much memory as a pointer to every message, or its number. */
const ordersMax = 4
const latestFirst = ''

/** The messages of folders, latest first or in another order. Sorted once, until something changes in a folder. */
export function messagesInOrder(folders: readonly Folder[], order?: MessageOrder): MessageList {
  const { byOrder } = keptListsOf(folders)
  const listed = byOrder.get(latestFirst) ?? sortedLatestFirst(folders)
  byOrder.set(latestFirst, listed)
  if (order === undefined) return listed
  const known = byOrder.get(order.name)
  if (known !== undefined) return known
  const sorted = keptOrder(order.sorted(allOf(listed)), folders)
  if (byOrder.size >= ordersMax) {
    byOrder.clear()
    byOrder.set(latestFirst, listed)
  }
  byOrder.set(order.name, sorted)
  return sorted
}

/** All messages of a list. */
export function allOf(list: MessageList): readonly Message[] {
  return Array.isArray(list) ? list : list.slice()
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

function sortedLatestFirst(folders: readonly Folder[]): MessageList {
  const stored = storedIn(folders)
  if (stored !== undefined) {
    const facts = stored.map((messages) => messages.facts())
    const arrived = together(facts.map((some) => some.arrived))
    const folderAt = together(stored.map(({ size }, at) => new Float64Array(size).fill(at)))
    const places = placesLatestFirst({
      receivedMs: together(facts.map(({ receivedMs }) => receivedMs)),
      createdSequence: together(facts.map(({ createdSequence }) => createdSequence)),
    })
    return new ArrivalsInOrder(
      stored,
      Float64Array.from(places, (at) => arrived[at] ?? 0),
      Uint32Array.from(places, (at) => folderAt[at] ?? 0),
    )
  }
  const messages = folders.flatMap((folder) => [...folder.messages.values()])
  const places = placesLatestFirst({
    receivedMs: Float64Array.from(messages, ({ receivedTime }) => receivedTime?.getTime() ?? 0),
    createdSequence: Float64Array.from(messages, ({ createdSequence }) => createdSequence),
  })
  return places.flatMap((at) => messages[at] ?? [])
}

/** The indexes of messages in the default order, from what it needs of each, side by side: a folder may have a million. */
function placesLatestFirst({ receivedMs, createdSequence }: Omit<OrderFacts, 'arrived'>): number[] {
  const later = (values: Float64Array, a: number, b: number): number => (values[b] ?? 0) - (values[a] ?? 0)
  // Most mail comes in the order of its times, so that from the end on it is nearly sorted.
  const places = Array.from(receivedMs, (_time, at) => receivedMs.length - 1 - at)
  return places.sort((a, b) => later(receivedMs, a, b) || later(createdSequence, a, b) || a - b)
}

/** A sorted list as it is to be kept: messages of a store only as numbers. */
function keptOrder(messages: readonly Message[], folders: readonly Folder[]): MessageList {
  const stored = storedIn(folders)
  if (stored === undefined) return messages
  const folderAt = new Map(folders.map(({ folderId }, at) => [folderId, at]))
  return new ArrivalsInOrder(
    stored,
    Float64Array.from(messages, ({ arrived }) => arrived),
    Uint32Array.from(messages, ({ folderId }) => folderAt.get(folderId) ?? 0),
  )
}

/** The messages of folders of a store; undefined for folders in memory. */
function storedIn(folders: readonly Folder[]): StoredMessages[] | undefined {
  const stored = folders.flatMap(({ messages }) => (messages instanceof StoredMessages ? messages : []))
  return stored.length === folders.length ? stored : undefined
}

function together(parts: readonly Float64Array[]): Float64Array {
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
