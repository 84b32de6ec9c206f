import { createHash } from 'node:crypto'
import libmime from 'libmime'
import { type AddressObject, type EmailAddress, type HeaderValue, simpleParser } from 'mailparser'
import { type WordProblems, wordProblems } from './encoded-words.ts'
import { type MailPart, mailPartsOf } from './mail-parts.ts'
import { filesOf, type ShownText, shownTexts } from './shown-texts.ts'

/** An entry of an address header. */
export interface MailAddress {
  name: string
  /** Lower case. */
  address: string
}

export interface MailAttachment {
  fileName: string
  /** The declared type of the part, in lower case, without parameters. */
  contentType: string
  sizeBytes: number
  /** Lower-case hex. */
  sha256: string
}

/** A stored message as a mail reader shows it. */
export interface ReadMail {
  archiveMessageId: string | undefined
  messageId: string | undefined
  subject: string
  date: Date | undefined
  from: MailAddress[]
  to: MailAddress[]
  cc: MailAddress[]
  bcc: MailAddress[]
  /** The text that a reader of plain text shows; of HTML if there is no plain text. */
  text: string
  /** What each kind of reader shows; at least one. */
  texts: ShownText[]
  attachments: MailAttachment[]
  /** What is wrong with encoded words in the headers of the message and of its parts. */
  words: WordProblems
  /** What is wrong with the transfer encodings of its parts, in their order; equal words once. */
  encodingProblems: string[]
  /** Names of all top-level headers in lower case, in order. A repeated header is listed as often as it occurs. */
  headerNames: string[]
}

/** Reads a message with libraries that the reference connector does not use for writing. */
export async function readMail(content: Buffer): Promise<ReadMail> {
  const [mail, parts] = await Promise.all([
    simpleParser(headerBlock(content), { skipTextToHtml: true, skipTextLinks: true }),
    mailPartsOf(content),
  ])
  const texts = shownTexts(parts)
  return {
    archiveMessageId: textOf(mail.headers.get('x-telemessage-archivemessageid')),
    messageId: mail.messageId,
    subject: mail.subject ?? '',
    date: mail.date,
    from: addressesOf(mail.from),
    to: addressesOf(mail.to),
    cc: addressesOf(mail.cc),
    bcc: addressesOf(mail.bcc),
    text: (texts.find(({ kind }) => kind === 'plain') ?? texts[0])?.text ?? '',
    texts,
    attachments: filesOf(parts).map(({ fileName, declaredType, content: bytes }) => ({
      fileName,
      contentType: declaredType,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
    words: wordProblems(headersOf(parts)),
    encodingProblems: [...new Set(encodingProblemsOf(parts))],
    headerNames: mail.headerLines.map((line) => line.key.toLowerCase()),
  }
}

function encodingProblemsOf({ encodingProblem, parts }: MailPart): string[] {
  return [...(encodingProblem === undefined ? [] : [encodingProblem]), ...parts.flatMap(encodingProblemsOf)]
}

function headersOf({ header, parts }: MailPart): string {
  return [header, ...parts.map(headersOf)].join('\r\n')
}

/** The header of a message with an empty body: the parts are read elsewhere, as a tree. */
function headerBlock(content: Buffer): Buffer {
  const ends = ['\r\n\r\n', '\n\n'].map((end) => content.indexOf(end)).filter((at) => at !== -1)
  return ends.length === 0 ? content : Buffer.concat([content.subarray(0, Math.min(...ends)), Buffer.from('\r\n\r\n')])
}

/** The library decodes encoded words (RFC 2047) only in headers that it knows. */
function textOf(value: HeaderValue | undefined): string | undefined {
  return typeof value === 'string' ? libmime.decodeWords(value).trim() : undefined
}

function addressesOf(header: AddressObject | AddressObject[] | undefined): MailAddress[] {
  return [header ?? []].flat().flatMap((object) => object.value.flatMap(flatten))
}

function flatten(entry: EmailAddress): MailAddress[] {
  if (entry.group) return entry.group.flatMap(flatten)
  return [{ name: entry.name, address: (entry.address ?? '').toLowerCase() }]
}
