import { GraphRefusal } from '../graph/errors.ts'
import { messageBytes } from '../mailbox/kept/stored-message.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'

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

/** The longest address, in bytes: with a backslash before each of them, it still fits into a line of 998. */
const addressBytesMax = 490
/** The longest Message-ID, Content-ID or name of a header field, in bytes. A line has 998, and none of them can be folded. */
export const idBytesMax = 900

/** Throws `bodyInvalid`, which names the place, for an address or an id that no line of a header can hold. */
export function requireHeaderRoom(place: string, kind: 'address' | 'id', text: string | null | undefined): void {
  const bytesMax = kind === 'address' ? addressBytesMax : idBytesMax
  if (Buffer.byteLength(text ?? '') <= bytesMax) return
  throw new GraphRefusal('bodyInvalid', `${place}: at most ${bytesMax} bytes fit into a line of a header`)
}

/** Throws `quotaExceeded` if the mailbox has fewer bytes left than that. */
export function requireRoom(mailbox: Mailbox, moreBytes: number): void {
  if (!mailbox.hasRoom(moreBytes)) throw new GraphRefusal('quotaExceeded')
}

/** Throws `messageTooLarge` for a message that is larger than the tenant allows. */
export function requireMessageSize(sizeBytes: number, messageBytesMax: number): void {
  if (sizeBytes > messageBytesMax) throw new GraphRefusal('messageTooLarge')
}

/** Throws `recoverableItemsFull` if Recoverable Items have no room for messages that would be deleted. */
export function requireRecoverableRoom(mailbox: Mailbox, messages: readonly Message[]): void {
  const bytes = messages.reduce((sum, message) => sum + messageBytes(message), 0)
  if (mailbox.hasRecoverableRoom(bytes)) return
  for (const message of messages) mailbox.refuseDelete(message)
  throw new GraphRefusal('recoverableItemsFull')
}
