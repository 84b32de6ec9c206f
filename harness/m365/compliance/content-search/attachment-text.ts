import { textOfHtml } from '../../mail/body-text.ts'
import type { MailAttachment } from '../../mailbox/message-properties.ts'

/** The largest file that is read, in bytes. Document: Microsoft Purview, limits of eDiscovery: indexing. */
const fileBytesMax = 150 * 1024 * 1024

const textTypes = /^(?:text\/|application\/(?:json|xml|csv|x-ndjson|rtf-?text)\b|.*\+(?:json|xml)$)/i
const textNames = /\.(?:txt|csv|tsv|log|md|json|xml|html?|vcf|ics)$/i
const bareTypes = /^application\/octet-stream\b/i

/**
 * The text of a file, as far as the tenant can read it; undefined for a file that it cannot read: an image, a recording, an encrypted file, a
 * unknown type. Microsoft reads office documents and PDF too, and this tenant does not.
 */
export async function textOfAttachment({
  name,
  contentType = '',
  content,
}: MailAttachment): Promise<string | undefined> {
  const isBare = contentType === '' || bareTypes.test(contentType)
  if (!(textTypes.test(contentType) || (isBare && textNames.test(name)))) return undefined
  if (content.sizeBytes > fileBytesMax) return undefined
  const text = decoded(content.bytes)
  if (text === undefined) return undefined
  return /^text\/html\b/i.test(contentType) || /\.html?$/i.test(name) ? await textOfHtml(text) : text
}

/** UTF-8, or what a byte order mark says, or else Latin-1. Undefined for bytes that are no text in spite of their type. */
function decoded(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}
