import type { AttachmentContent, Item, ItemsQuery, RawCapture } from '../../contract/index.ts'
import type { PageCut } from '../../control/page-cut.ts'
import { type Savable, saveAll } from '../../control/savable.ts'
import type { StateTables, StoredForm } from '../../control/state/state-tables.ts'
import { contentForm } from '../content-form.ts'
import { SiteError, siteError } from '../refusals/site-error.ts'
import { createJsonSlabs, isRightBehind, type JsonSlabs, type JsonSpan, jsonBytes, jsonPieces } from './json-slabs.ts'
import { createTimeline, type Position, type Timeline } from './timeline.ts'

/** Which of an item's two times a window is about. */
export type WindowBasis = NonNullable<ItemsQuery['basis']>

/** The half-open window `[fromMs, toMs)`, in milliseconds since 1970. */
export interface PageWindow {
  fromMs: number
  toMs: number
  basis: WindowBasis
}

/** An attachment in the archive: where to read its bytes, never the bytes themselves. */
export interface StoredAttachment {
  attachmentId: string
  contentType: string
  content: AttachmentContent
}

/** A part of a window, and the position where the next page begins; `next` is undefined on the last page. */
interface ArchivePage {
  /** The items as JSON in UTF-8, separated by commas, in pieces that the caller joins. */
  json: Buffer[]
  next: Position | undefined
}

/** All captured items of the account. */
export interface Archive extends Savable {
  /** Throws a SiteError if an item with that id exists. */
  add(item: Item, attachments: StoredAttachment[]): void
  /**
   * Adds an object that breaks the contract; it is served unchanged. If several objects have one id, the archive
   * returns the first for that id. Throws a SiteError for text that is not JSON.
   */
  addRaw(raw: RawCapture): void
  /**
   * The items of the window, beginning at `after` if it is set. `cut` gets the number of available items, and returns how many are
   * served.
   */
  page(window: PageWindow, cut: (available: number) => PageCut, after?: Position): ArchivePage
  /** An item as JSON text. */
  item(itemId: string): string | undefined
  attachment(itemId: string, attachmentId: string): StoredAttachment | undefined
  /** The first capture of a message. */
  captureOf(archiveMessageId: string): Item | undefined
  /** All items that keep to the contract, by capture time. */
  items(): Iterable<Item>
}

/**
 * Captured items and the place of their JSON. Items are rendered and encoded once, at capture: connectors page through
 * a day many times, and encoding a page of texts takes several times as long as sending it.
 */
interface Entry extends JsonSpan {
  sequence: number
  captureMs: number
  eventMs: number
  /** Undefined for a raw object. */
  archiveMessageId: string | undefined
  attachments: StoredAttachment[]
}

/** What is derived from the entries. */
interface Indexes {
  firstCaptures: Map<string, Entry>
  timelines: Record<WindowBasis, Timeline<Entry>>
  /** The number of entries so far, including those without an id. */
  count: number
}

/** The archive that the tables hold. */
export function createArchive(tables: StateTables): Archive {
  const slabs = createJsonSlabs(tables.spill)
  const form = entryForm(slabs, tables)
  const byItemId = tables.map<Entry>('items', form)
  /** By sequence: raw objects without an itemId, or with that of another object. */
  const others = tables.map<Entry>('others', form)
  let indexes = emptyIndexes()
  const index = (entry: Entry): void => {
    indexes.count = entry.sequence
    indexes.timelines.capture.insert(entry)
    indexes.timelines.event.insert(entry)
    const { archiveMessageId } = entry
    if (archiveMessageId === undefined || indexes.firstCaptures.has(archiveMessageId)) return
    indexes.firstCaptures.set(archiveMessageId, entry)
  }
  for (const entry of [...byItemId.values(), ...others.values()].sort((a, b) => a.sequence - b.sequence)) index(entry)
  const insert = (itemId: string | undefined, made: Omit<Entry, 'sequence'>): void => {
    const entry = { sequence: indexes.count + 1, ...made }
    if (itemId === undefined) others.set(String(entry.sequence), entry)
    else byItemId.set(itemId, entry)
    index(entry)
  }
  return {
    add: (item, attachments) => {
      const captureMs = Date.parse(item.captureTime)
      const eventMs = Date.parse(item.eventTime)
      const { itemId, archiveMessageId } = item
      if (byItemId.has(itemId)) throw siteError('captured-twice')
      insert(itemId, { ...slabs.add(JSON.stringify(item)), captureMs, eventMs, archiveMessageId, attachments })
    },
    addRaw: ({ captureTime, json, attachments }) => {
      const timeMs = captureTime.getTime()
      const itemId = itemIdIn(json)
      // Real feeds sometimes hold one object twice, and a mistake can make two objects with one id.
      const isTaken = itemId !== undefined && byItemId.has(itemId)
      insert(isTaken ? undefined : itemId, {
        ...slabs.add(json),
        captureMs: timeMs,
        eventMs: timeMs,
        archiveMessageId: undefined,
        attachments,
      })
    },
    page: (window, cut, after) => pageOf(indexes.timelines[window.basis], window, cut, after),
    item: (itemId) => {
      const entry = byItemId.get(itemId)
      return entry && jsonBytes(entry).toString()
    },
    attachment: (itemId, attachmentId) =>
      byItemId.get(itemId)?.attachments.find((attachment) => attachment.attachmentId === attachmentId),
    captureOf: (archiveMessageId) => {
      const entry = indexes.firstCaptures.get(archiveMessageId)
      return entry && itemOf(entry)
    },
    items: () => itemsOf(indexes),
    save: () => {
      const kept = cloneOf(indexes)
      const putBack = saveAll([byItemId, others])
      return () => {
        putBack()
        indexes = cloneOf(kept)
      }
    },
  }
}

/** An entry with its JSON in the place of its span. */
type StoredEntry = Omit<Entry, keyof JsonSpan> & { json: string }

function entryForm(slabs: JsonSlabs, tables: StateTables): StoredForm<Entry> {
  const form = contentForm(tables)
  return {
    toStored: ({ slab, startByte, endByte, attachments, ...fields }): StoredEntry => ({
      ...fields,
      json: jsonBytes({ slab, startByte, endByte }).toString(),
      attachments: attachments.map((one) => ({ ...one, content: form.toStored(one.content) as AttachmentContent })),
    }),
    fromStored: (stored) => {
      const { json, attachments, archiveMessageId, ...fields } = stored as StoredEntry
      const its = attachments.map((one) => ({ ...one, content: form.fromStored(one.content) }))
      return { ...fields, ...slabs.add(json), archiveMessageId, attachments: its }
    },
  }
}

function emptyIndexes(): Indexes {
  return {
    firstCaptures: new Map(),
    timelines: {
      capture: createTimeline<Entry>({ timeMsOf: (entry) => entry.captureMs, isFollowedBy: isRightBehind }),
      event: createTimeline<Entry>({ timeMsOf: (entry) => entry.eventMs, isFollowedBy: isRightBehind }),
    },
    count: 0,
  }
}

function cloneOf({ firstCaptures, timelines, count }: Indexes): Indexes {
  return {
    firstCaptures: new Map(firstCaptures),
    timelines: { capture: timelines.capture.copy(), event: timelines.event.copy() },
    count,
  }
}

function* itemsOf({ timelines }: Indexes): Generator<Item> {
  for (const entry of timelines.capture.all()) {
    if (entry.archiveMessageId !== undefined) yield itemOf(entry)
  }
}

function itemOf(entry: Entry): Item {
  return JSON.parse(jsonBytes(entry).toString()) as Item
}

function itemIdIn(json: string): string | undefined {
  try {
    const value = JSON.parse(json) as { itemId?: unknown } | null
    return typeof value?.itemId === 'string' ? value.itemId : undefined
  } catch (cause) {
    throw new SiteError(
      'raw-item-no-json',
      'a raw item is not JSON, so a page cannot contain it: arm a fault instead',
      cause,
    )
  }
}

function pageOf(
  timeline: Timeline<Entry>,
  window: PageWindow,
  cut: (available: number) => PageCut,
  after: Position | undefined,
): ArchivePage {
  const from = after ?? { timeMs: window.fromMs, sequence: 0 }
  let isLast = true
  const runs = timeline.take(from, window.toMs, (available) => {
    const page = cut(available)
    isLast = page.isLast
    return page.count
  })
  const last = runs.at(-1)?.last
  const json = jsonPieces(runs)
  if (isLast) return { json, next: undefined }
  if (last === undefined) return { json, next: from }
  // A page continues after the last item served, not at the first item that remained: this way, items that are captured
  // between the two in the meantime are served, too.
  const timeMs = window.basis === 'capture' ? last.captureMs : last.eventMs
  return { json, next: { timeMs, sequence: last.sequence + 1 } }
}
