import type { AttachmentContent, Item, ItemsQuery } from '../contract/index.ts'
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

/** A part of a window, and where the rest of it begins; `next` is undefined when there is no rest. */
export interface ArchivePage {
  items: Item[]
  next: Position | undefined
}

/** Everything that was captured in the account. */
export interface Archive {
  /** Throws a SiteError when an item of that id is there already. */
  add(item: Item, attachments: StoredAttachment[]): void
  /** At most `limit` items of the window, from `after` on when it is given. */
  page(window: PageWindow, limit: number, after?: Position): ArchivePage
  attachment(itemId: string, attachmentId: string): StoredAttachment | undefined
  /** The first capture of a message. */
  captureOf(archiveMessageId: string): Item | undefined
  /** All items, by capture time. */
  items(): Item[]
}

interface Entry {
  sequence: number
  captureMs: number
  eventMs: number
  item: Item
}

export function createArchive(): Archive {
  const attachments = new Map<string, StoredAttachment[]>()
  const firstCaptures = new Map<string, Item>()
  const timelines: Record<WindowBasis, Timeline<Entry>> = {
    capture: createTimeline((entry) => entry.captureMs),
    event: createTimeline((entry) => entry.eventMs),
  }
  return {
    add: (item, stored) => {
      if (attachments.has(item.itemId)) {
        throw new SiteError(
          'captured-twice',
          'this phone captured this message before: capture each message once a phone',
        )
      }
      attachments.set(item.itemId, stored)
      if (!firstCaptures.has(item.archiveMessageId)) firstCaptures.set(item.archiveMessageId, item)
      const entry = {
        sequence: attachments.size,
        captureMs: Date.parse(item.captureTime),
        eventMs: Date.parse(item.eventTime),
        item,
      }
      timelines.capture.insert(entry)
      timelines.event.insert(entry)
    },
    page: (window, limit, after) => pageOf(timelines[window.basis], window, limit, after),
    attachment: (itemId, attachmentId) =>
      attachments.get(itemId)?.find((attachment) => attachment.attachmentId === attachmentId),
    captureOf: (archiveMessageId) => firstCaptures.get(archiveMessageId),
    items: () => timelines.capture.take(beginning, Number.POSITIVE_INFINITY, attachments.size).map(({ item }) => item),
  }
}

const beginning: Position = { timeMs: Number.NEGATIVE_INFINITY, sequence: 0 }

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
  if (found.length <= limit || last === undefined) return { items: served.map(({ item }) => item), next: undefined }
  // Behind the last one served, not at the first one left: what is captured in between by then is served too.
  const timeMs = window.basis === 'capture' ? last.captureMs : last.eventMs
  return { items: served.map(({ item }) => item), next: { timeMs, sequence: last.sequence + 1 } }
}
