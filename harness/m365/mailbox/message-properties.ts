import type { GraphFlag, GraphRecipient } from '../../contract/index.ts'
import type { HeldBytes } from './content-store.ts'

/** A file on a message. Its bytes are shared with every other message that carries the same file. */
export interface MailAttachment {
  /** From 1; one more than the highest on the message when this file was added. The id of the file is derived from it. */
  readonly ordinal: number
  readonly name: string
  readonly contentType: string | undefined
  readonly isInline: boolean
  /** Without angle brackets. */
  readonly contentId: string | undefined
  readonly contentLocation: string | undefined
  /** Undefined for a file that came with the message. */
  readonly modifiedTime: Date | undefined
  readonly content: HeldBytes
}

/** A header field of a message. */
export interface MailHeader {
  readonly name: string
  readonly value: string
}

/** A single-value extended property: any MAPI property of an item, with its id and its value as text. */
export interface ExtendedProperty {
  /** `Integer 0x0E07`, `String {guid} Name Case`, `String {guid} Id 0x8001`; as its writer spelled it. */
  readonly id: string
  readonly value: string
}

/** Equal for all spellings of a property's id: type and GUID in any letter case, leading zeros, but the exact name. */
export type PropertyKey = string

/** The content of a message. */
interface SaidProperties {
  readonly subject: string
  readonly body: { readonly contentType: 'text' | 'html'; readonly content: string }
  /** The first 255 characters of the body as text. */
  readonly bodyPreview: string
  readonly from: GraphRecipient | undefined
  readonly sender: GraphRecipient | undefined
  readonly toRecipients: readonly GraphRecipient[]
  readonly ccRecipients: readonly GraphRecipient[]
  readonly bccRecipients: readonly GraphRecipient[]
  readonly replyTo: readonly GraphRecipient[]
  /** With angle brackets. */
  readonly internetMessageId: string
  readonly sentTime: Date | undefined
  /** The header fields that a client set; all of them for a message that came as MIME. */
  readonly internetMessageHeaders: readonly MailHeader[]
  readonly importance: 'low' | 'normal' | 'high'
  readonly attachments: readonly MailAttachment[]
}

/** Properties about a message that are not part of its content. */
interface RemarkedProperties {
  readonly categories: readonly string[]
  readonly flag: GraphFlag
  readonly inferenceClassification: 'focused' | 'other'
  readonly isReadReceiptRequested: boolean
  readonly isDeliveryReceiptRequested: boolean | null
  readonly extendedProperties: ReadonlyMap<PropertyKey, ExtendedProperty>
}

/** A message as Exchange stores it: as properties. Exchange makes the MIME text from them on demand. */
export interface MailProperties extends SaidProperties, RemarkedProperties {}

/** The size of a message without its texts, people and files, in bytes; and the size of each person. */
const [otherBytes, personBytes] = [1024, 64]

/**
 * The approximate size of a message in its mailbox, in bytes: the size of its texts and files, without MIME encoding.
 */
export function sizeOf(properties: MailProperties): number {
  const { subject, body, toRecipients, ccRecipients, bccRecipients, extendedProperties, attachments } = properties
  let bytes = otherBytes + Buffer.byteLength(subject) + Buffer.byteLength(body.content)
  bytes += (toRecipients.length + ccRecipients.length + bccRecipients.length) * personBytes
  for (const { value } of extendedProperties.values()) bytes += value.length
  for (const { name, content } of attachments) bytes += name.length + content.sizeBytes
  return bytes
}
