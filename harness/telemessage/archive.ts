import type { AttachmentContent, Item, ItemsQuery, RawCapture } from '../contract/index.ts'
import type { Savable } from '../control/savable.ts'
import { SiteError } from './site-error.ts'
import { createTimeline, type Position, type Timeline } from './timeline.ts'

/** Which of an item's two times a window is about. */
export type WindowBasis = NonNullable<ItemsQuery['basis']>

/** The half-open window `[fromMs, toMs)`, in milliseconds since 1970. */
export interface PageWindow {
  fromMs: number
  toMs: number
  basis: WindowBasis
}

/** An attachment as the archive keeps it: where its bytes come from, never the bytes. */
export interface StoredAttachment {
  attachmentId: string
  contentType: string
  content: AttachmentContent
}

/** A part of a window as JSON texts, and where the rest of it begins; `next` is undefined when there is no rest. */
export interface ArchivePage {
  items: string[]
  next: Position | undefined
}

/** Everything that was captured in the account. */
export interface Archive extends Savable {
  /** Throws a SiteError when an item of that id is there already. */
  add(item: Item, attachments: StoredAttachment[]): void
  /** Adds what is no item by the contract; it is served as it is. Throws like `add`, and a SiteError for what is no JSON. */
  addRaw(raw: RawCapture): void
  /** At most `limit` items of the window, from `after` on when it is given. */
  page(window: PageWindow, limit: number, after?: Position): ArchivePage
  /** An item as JSON text. */
  item(itemId: string): string | undefined
  attachment(itemId: string, attachmentId: string): StoredAttachment | undefined
  /** The first capture of a message. */
  captureOf(archiveMessageId: string): Item | undefined
  /** All items that keep to the contract, by capture time. */
  items(): Iterable<Item>
}

interface Entry {
  sequence: number
  captureMs: number
  eventMs: number
  /** Rendered once, when it is captured: a day is paged through by many connectors, and many times. */
  json: string
  isRaw: boolean
  attachments: StoredAttachment[]
}

interface Indexes {
  byItemId: Map<string, Entry>
  firstCaptures: Map<string, Entry>
  timelines: Record<WindowBasis, Timeline<Entry>>
  /** Entries so far, those without an id included. */
  count: number
}

export function createArchive(): Archive {
  let indexes = emptyIndexes()
  const insert = (itemId: string | undefined, made: Omit<Entry, 'sequence'>): Entry => {
    if (itemId !== undefined && indexes.byItemId.has(itemId)) {
      throw new SiteError(
        'captured-twice',
        'this phone captured this message before: capture each message once a phone',
      )
    }
    indexes.count += 1
    const entry = { sequence: indexes.count, ...made }
    if (itemId !== undefined) indexes.byItemId.set(itemId, entry)
    indexes.timelines.capture.insert(entry)
    indexes.timelines.event.insert(entry)
    return entry
  }
  return {
    add: (item, attachments) => {
      const captureMs = Date.parse(item.captureTime)
      const eventMs = Date.parse(item.eventTime)
      const json = JSON.stringify(item)
      const entry = insert(item.itemId, { captureMs, eventMs, json, isRaw: false, attachments })
      const { firstCaptures } = indexes
      if (!firstCaptures.has(item.archiveMessageId)) firstCaptures.set(item.archiveMessageId, entry)
    },
    addRaw: ({ captureTime, json, attachments }) => {
      const timeMs = captureTime.getTime()
      insert(itemIdIn(json), { captureMs: timeMs, eventMs: timeMs, json, isRaw: true, attachments })
    },
    page: (window, limit, after) => pageOf(indexes.timelines[window.basis], window, limit, after),
    item: (itemId) => indexes.byItemId.get(itemId)?.json,
    attachment: (itemId, attachmentId) =>
      indexes.byItemId.get(itemId)?.attachments.find((attachment) => attachment.attachmentId === attachmentId),
    captureOf: (archiveMessageId) => {
      const entry = indexes.firstCaptures.get(archiveMessageId)
      return entry && itemOf(entry)
    },
    items: () => itemsOf(indexes),
    save: () => {
      const kept = copyOf(indexes)
      return () => {
        indexes = copyOf(kept)
      }
    },
  }
}

function emptyIndexes(): Indexes {
  return {
    byItemId: new Map(),
    firstCaptures: new Map(),
    timelines: {
      capture: createTimeline((entry) => entry.captureMs),
      event: createTimeline((entry) => entry.eventMs),
    },
    count: 0,
  }
}

function copyOf({ byItemId, firstCaptures, timelines, count }: Indexes): Indexes {
  return {
    byItemId: new Map(byItemId),
    firstCaptures: new Map(firstCaptures),
    timelines: { capture: timelines.capture.copy(), event: timelines.event.copy() },
    count,
  }
}

function* itemsOf({ timelines, count }: Indexes): Generator<Item> {
  const beginning: Position = { timeMs: Number.NEGATIVE_INFINITY, sequence: 0 }
  for (const entry of timelines.capture.take(beginning, Number.POSITIVE_INFINITY, count)) {
    if (!entry.isRaw) yield itemOf(entry)
  }
}

function itemOf({ json }: Entry): Item {
  return JSON.parse(json) as Item
}

function itemIdIn(json: string): string | undefined {
  try {
    const value = JSON.parse(json) as { itemId?: unknown } | null
    return typeof value?.itemId === 'string' ? value.itemId : undefined
  } catch (cause) {
    throw new SiteError(
      'raw-item-no-json',
      'a raw item is no JSON: a page could not hold it; arm a fault for that',
      cause,
    )
  }
}

function pageOf(
  timeline: Timeline<Entry>,
  window: PageWindow,
  limit: number,
  after: Position | undefined,
): ArchivePage {
  const from = after ?? { timeMs: window.fromMs, sequence: 0 }
  const found = timeline.take(from, window.toMs, limit + 1)
  const served = found.slice(0, limit)
  const last = served.at(-1)
  const items = served.map(({ json }) => json)
  if (found.length <= limit || last === undefined) return { items, next: undefined }
  // Behind the last one served, not at the first one left: what is captured in between by then is served too.
  const timeMs = window.basis === 'capture' ? last.captureMs : last.eventMs
  return { items, next: { timeMs, sequence: last.sequence + 1 } }
}
