import { basename, extname } from 'node:path'
import type { AttachmentContent, ContactDetails } from '../../contract/index.ts'

/** Longer cards hold a picture. Name and numbers come before it; what comes after it is not read. */
const cardBytesMax = 1024 * 1024

/**
 * The name and the numbers on a contact card, as WhatsApp writes it (vCard 3.0). For a card that is missing from the export:
 * the name of its file, without the number that an iPhone puts before it.
 */
export async function contactIn(fileName: string, content: AttachmentContent | undefined): Promise<ContactDetails> {
  const card = content === undefined ? '' : await startOf(content)
  const properties = card
    // A line that begins with a blank continues the line before it (RFC 6350, 3.2).
    .replaceAll(/\r?\n[ \t]/gu, '')
    .split(/\r?\n/u)
    .map((line) => /^(?:[\w-]+\.)?(?<name>[A-Za-z]+)(?:;[^:]*)?:(?<value>.*)$/u.exec(line)?.groups)
  const valuesOf = (name: string): string[] =>
    properties
      .filter((property) => property?.['name']?.toUpperCase() === name)
      .map((property) => unescaped(property?.['value'] ?? ''))
  return {
    displayName: valuesOf('FN')[0] || basename(fileName, extname(fileName)).replace(/^\d{8}-/u, ''),
    numbers: valuesOf('TEL').map((number) => number.replace(/^tel:/u, '')),
  }
}

async function startOf(content: AttachmentContent): Promise<string> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of content.open() as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    sizeBytes += chunk.length
    if (sizeBytes >= cardBytesMax) break
  }
  return Buffer.concat(chunks).subarray(0, cardBytesMax).toString('utf8')
}

function unescaped(value: string): string {
  return value.replaceAll(/\\n/giu, ' ').replaceAll(/\\(.)/gu, '$1').trim()
}
