import type { Readable } from 'node:stream'
import type { PostedEvent } from './capture-plane-event.ts'
import type { CaptureSource, Network } from './item.ts'

/**
 * The content of an attachment, made or read when it is asked for, so that a day of attachments is never held at once.
 */
export interface AttachmentContent {
  sizeBytes: number
  /** Lower-case hex. */
  sha256: string
  /** A fresh stream over the same bytes at every call. */
  open(): Readable
}

export interface CapturedAttachment {
  attachmentId: string
  fileName: string
  contentType: string
  /** What the phone says the size is; the content's own size unless a test makes the phone lie (LIM-7). */
  declaredSizeBytes?: number | undefined
  content: AttachmentContent
}

/** Something that happened on a captured phone, before the site has rendered it: structured, without subject. */
export interface CaptureEvent extends Omit<PostedEvent, 'eventTime' | 'attachments'> {
  source: CaptureSource
  network: Network
  eventTime: Date
  captureTime: Date
  attachments: CapturedAttachment[]
}

/**
 * An item that the site serves exactly as it is given, whatever it looks like: the objects that real feeds have been seen
 * to hold and no schema would let pass (RES-7). For tests of what a connector makes of them.
 */
export interface RawCapture {
  /** When it is in the archive; pages are ordered by it. */
  captureTime: Date
  /** One JSON value. `itemId`, where it is a text, is what attachments are asked for by. */
  json: string
  attachments: { attachmentId: string; contentType: string; content: AttachmentContent }[]
}
