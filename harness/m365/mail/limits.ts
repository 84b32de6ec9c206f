import { GraphRefusal } from '../graph/errors.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'

const megabyte = 1024 * 1024

/** The largest body of a request to Graph, in bytes. Uploads and imports have their own limits. */
export const requestBytesMax: number = 4 * megabyte
/**
 * The smallest file for an upload session, in bytes: 3 MB in the smaller of its two meanings, which suits clients of both.
 * Files below 3 MiB can be posted: as base64 they just fit into a request.
 */
export const uploadedFileBytesMin: number = 3_000_000
/** The largest file that can be uploaded, in bytes. */
export const uploadedFileBytesMax: number = 150 * megabyte
/** The largest piece of a file in an upload, in bytes. */
export const chunkBytesMax: number = 4 * megabyte
/** The most header fields that can be set on a message. */
export const internetMessageHeadersMax: number = 5

/** Throws `quotaExceeded` if the mailbox has fewer bytes left than that. */
export function requireRoom(mailbox: Mailbox, moreBytes: number): void {
  if (mailbox.usedBytes() + moreBytes > mailbox.quotaBytes()) throw new GraphRefusal('quotaExceeded')
}

/** Throws `messageTooLarge` for a message that is larger than the tenant allows. */
export function requireMessageSize(sizeBytes: number, messageBytesMax: number): void {
  if (sizeBytes > messageBytesMax) throw new GraphRefusal('messageTooLarge')
}
