import type { Readable } from 'node:stream'
import type { PostedEvent } from './capture-plane-event.ts'
import type { CaptureSource, Network } from './item.ts'

/**
 * The content of an attachment, made or read on demand, so that the attachments of a day are never in memory together.
 */
export interface AttachmentContent {
  sizeBytes: number
  /** Lower-case hex. */
  sha256: string
  /** Each call returns a new stream of the same bytes. */
  open(): Readable
}

export interface CapturedAttachment {
  attachmentId: string
  fileName: string
  contentType: string
  /**
   * The size that the phone declares. It is the size of the content unless a test makes the phone declare another
   * (LIM-7).
   */
  declaredSizeBytes?: number | undefined
  content: AttachmentContent
}

/** Something that happened on a captured phone, before the site renders it: structured, without a subject. */
export interface CaptureEvent extends Omit<PostedEvent, 'eventTime' | 'attachments'> {
  source: CaptureSource
  network: Network
  eventTime: Date
  captureTime: Date
  attachments: CapturedAttachment[]
}

/**
 * An item that the site serves unchanged, even if it is invalid. Real feeds have contained such objects, and no schema
 * accepts them (RES-7). For tests of how a connector handles them.
 */
export interface RawCapture {
  /** The time from which it is in the archive; pages are ordered by it. */
  captureTime: Date
  /** One JSON value. If its `itemId` is a text, it is part of the attachments' addresses. */
  json: string
  attachments: { attachmentId: string; contentType: string; content: AttachmentContent }[]
}
