import libmime from 'libmime'
import type { AddressObject, EmailAddress, HeaderValue } from 'mailparser'
import type { MessageRead, PassingFile } from './read-message.ts'

/** A file as it is sent to Graph. */
export interface GraphFile {
  '@odata.type': '#microsoft.graph.fileAttachment'
  name: string
  contentType: string
  /** Base64. */
  contentBytes: string
}

interface Recipient {
  emailAddress: { name: string; address: string }
}

/**
 * Properties of Exchange. The flags say "read" and not "unsent". Only with these flags at its creation does a message become
 * a received one, with the times below instead of its time of creation (CNV-10).
 */
const messageFlags = { id: 'Integer 0x0E07', value: '1' }
const submitTime = 'SystemTime 0x0039'
const deliveryTime = 'SystemTime 0x0E06'
const messageClass = 'String 0x001A'
/** Named properties of this set are header fields of a message (MS-OXCMAIL). Graph itself accepts at most five of them. */
const headerProperty = 'String {00020386-0000-0000-C000-000000000046} Name '

/** A file as JSON for Graph. */
export function graphFile(
  { fileName, contentType }: Pick<PassingFile, 'fileName' | 'contentType'>,
  bytes: Buffer,
): GraphFile {
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    name: fileName,
    contentType,
    contentBytes: bytes.toString('base64'),
  }
}

/** A message as JSON for Graph, without files. */
export function graphMessage({ headers, headerLines, text }: MessageRead, itemClass: string): object {
  const date = headers.get('date')
  const sent = date instanceof Date ? date.toISOString() : undefined
  const [from] = recipients(headers.get('from'))
  return {
    subject: textOf(headers.get('subject')),
    body: { contentType: 'text', content: text },
    ...(from && { from, sender: from }),
    toRecipients: recipients(headers.get('to')),
    ccRecipients: recipients(headers.get('cc')),
    internetMessageId: textOf(headers.get('message-id')),
    singleValueExtendedProperties: [
      messageFlags,
      ...(sent === undefined ? [] : [submitTime, deliveryTime].map((id) => ({ id, value: sent }))),
      { id: messageClass, value: itemClass },
      ...headerLines.flatMap(({ key, line }) => headerOf(key, line)),
    ],
  }
}

/** The fields without a property; decoded, because Exchange encodes them again. */
function headerOf(key: string, line: string): { id: string; value: string }[] {
  if (!/^(x-|in-reply-to$|references$)/.test(key)) return []
  const colon = line.indexOf(':')
  const value = libmime.decodeWords(line.slice(colon + 1).replaceAll(/\r?\n/g, ''))
  return [{ id: `${headerProperty}${line.slice(0, colon)}`, value: value.trim() }]
}

function textOf(value: HeaderValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function recipients(header: HeaderValue | undefined): Recipient[] {
  if (typeof header !== 'object' || !('value' in header) || !Array.isArray(header.value)) return []
  return (header as AddressObject).value.flatMap(people)
}

function people({ group, name, address = '' }: EmailAddress): Recipient[] {
  return group === undefined ? [{ emailAddress: { name, address } }] : group.flatMap(people)
}
