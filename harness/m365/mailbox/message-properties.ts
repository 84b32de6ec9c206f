import type { GraphFlag, GraphRecipient } from '../../contract/index.ts'
import type { HeldBytes } from './content-store.ts'

/** A file on a message. Its bytes are shared with every other message that carries the same file. */
export interface MailAttachment {
  /** From 1; one more than the highest that there was on the message when this file came. Its id follows from it. */
  readonly ordinal: number
  readonly name: string
  readonly contentType: string | undefined
  readonly isInline: boolean
  /** Without angle brackets. */
  readonly contentId: string | undefined
  readonly contentLocation: string | undefined
  /** Undefined for what came with the message: since its creation. */
  readonly modifiedTime: Date | undefined
  readonly content: HeldBytes
}

/** A header field of a message. */
export interface MailHeader {
  readonly name: string
  readonly value: string
}

/** A single-value extended property: any MAPI property of an item, by an id that says which, with its value as text. */
export interface ExtendedProperty {
  /** `Integer 0x0E07`, `String {guid} Name Case`, `String {guid} Id 0x8001`; as its writer spelled it. */
  readonly id: string
  readonly value: string
}

/** The same property however its id is spelled: type and GUID in any letter case, leading zeros, but the exact name. */
export type PropertyKey = string

/** What a message says. */
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
  /** Those that a client set; all of them in a message that came as MIME. */
  readonly internetMessageHeaders: readonly MailHeader[]
  readonly importance: 'low' | 'normal' | 'high'
  readonly attachments: readonly MailAttachment[]
}

/** What is remarked on a message, and stands nowhere in it. */
interface RemarkedProperties {
  readonly categories: readonly string[]
  readonly flag: GraphFlag
  readonly inferenceClassification: 'focused' | 'other'
  readonly isReadReceiptRequested: boolean
  readonly isDeliveryReceiptRequested: boolean | null
  readonly extendedProperties: ReadonlyMap<PropertyKey, ExtendedProperty>
}

/** A message as Exchange keeps it: not as text, but as properties, from which it makes text again. */
export interface MailProperties extends SaidProperties, RemarkedProperties {}

/** What the properties of a message take up beside its texts, people and files, in bytes; and each of its people. */
const [otherBytes, personBytes] = [1024, 64]

/** What a message takes up in its mailbox, in bytes: texts and files as they are, and not as MIME spells them. About, like Exchange's own. */
export function sizeOf(properties: MailProperties): number {
  const { subject, body, toRecipients, ccRecipients, bccRecipients, extendedProperties, attachments } = properties
  let bytes = otherBytes + Buffer.byteLength(subject) + Buffer.byteLength(body.content)
  bytes += (toRecipients.length + ccRecipients.length + bccRecipients.length) * personBytes
  for (const { value } of extendedProperties.values()) bytes += value.length
  for (const { name, content } of attachments) bytes += name.length + content.bytes.length
  return bytes
}
