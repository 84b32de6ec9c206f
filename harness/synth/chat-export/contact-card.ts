import { isUtf8 } from 'node:buffer'
import { basename, extname } from 'node:path'
import type { AttachmentContent, ContactDetails } from '../../contract/index.ts'

/** Longer cards hold a picture. Name and numbers come before it; what comes after it is not read. */
const cardBytesMax = 1024 * 1024

interface Property {
  /** In upper case. */
  name: string
  value: string
}

/**
 * The names and the numbers on a contact card: vCard 2.1, 3.0 and 4.0, in UTF-8, UTF-16 or Windows-1252. A file may hold
 * several cards; their names are listed with commas. For a card that is missing from the export, or has no name: the
 * name of its file, without the number that an iPhone puts before it.
 */
export async function contactIn(fileName: string, content: AttachmentContent | undefined): Promise<ContactDetails> {
  const card = content === undefined ? '' : decode(await startOf(content))
  const cards = card.split(/^BEGIN:VCARD[^\S\r\n]*$/imu).map(propertiesIn)
  const names = cards.map(nameOn).filter((name) => name !== '')
  const numbers = cards.flat().filter(({ name }) => name === 'TEL')
  return {
    displayName: names.join(', ') || basename(fileName, extname(fileName)).replace(/^\d{8}-/u, ''),
    numbers: numbers.map(({ value }) => unescaped(value).replace(/^tel:/u, '')),
  }
}

/** FN is the name as shown; an old card may have N alone: family, given, further names. */
function nameOn(properties: Property[]): string {
  const shown = unescaped(properties.find(({ name }) => name === 'FN')?.value ?? '')
  if (shown !== '') return shown
  const parts = (properties.find(({ name }) => name === 'N')?.value ?? '').split(/(?<!\\);/u).map(unescaped)
  const [family = '', given = '', further = '', prefix = '', suffix = ''] = parts
  return [prefix, given, further, family, suffix].filter((part) => part !== '').join(' ')
}

/** `item1.TEL;TYPE="work:desk":+44 1`: a colon in quotation marks does not end the parameters (RFC 6350, 3.3). */
const property = /^(?:[\w-]+\.)?(?<name>[A-Za-z-]+)(?<parameters>(?:;(?:"[^"]*"|[^":])*)?):(?<value>.*)$/su

function propertiesIn(card: string): Property[] {
  const text = card
    // A soft break of quoted-printable: the value goes on in the next line (vCard 2.1).
    .replaceAll(/^[^\r\n:]*QUOTED-PRINTABLE[^\r\n:]*:(?:[^\r\n]*=(?:\r\n|\r|\n))+/gimu, (whole) =>
      whole.replaceAll(/=(?:\r\n|\r|\n)/gu, ''),
    )
    // A line that begins with a blank continues the line before it (RFC 6350, 3.2).
    .replaceAll(/(?:\r\n|\r|\n)[ \t]/gu, '')
  return text.split(/\r\n|\r|\n/u).flatMap((line) => {
    const { name = '', parameters = '', value = '' } = property.exec(line)?.groups ?? {}
    return name === '' ? [] : [{ name: name.toUpperCase(), value: decodedValue(value, parameters) }]
  })
}

function decodedValue(value: string, parameters: string): string {
  if (!/QUOTED-PRINTABLE/iu.test(parameters)) return value
  const bytes = Buffer.from(
    value.replaceAll(/=([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
  const charset = /CHARSET=([\w-]+)/iu.exec(parameters)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    // A name of a character set that nothing knows: then the bytes may still be UTF-8.
    return decode(bytes)
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  // Where a long card was cut, a character may be incomplete.
  const isText = isUtf8(bytes) || bytes.length === cardBytesMax
  return new TextDecoder(isText ? 'utf-8' : 'windows-1252').decode(bytes)
}

async function startOf(content: AttachmentContent): Promise<Buffer> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of content.open() as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    sizeBytes += chunk.length
    if (sizeBytes >= cardBytesMax) break
  }
  return Buffer.concat(chunks).subarray(0, cardBytesMax)
}

function unescaped(value: string): string {
  return value.replaceAll(/\\n/giu, ' ').replaceAll(/\\(.)/gu, '$1').trim()
}
