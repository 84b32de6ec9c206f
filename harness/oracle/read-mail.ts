import { type AddressObject, type EmailAddress, type HeaderValue, simpleParser } from 'mailparser'

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
  text: string
  attachments: MailAttachment[]
  /** Names of all top-level headers in lower case, in order. A repeated header is listed as often as it occurs. */
  headerNames: string[]
}

/** Reads a message with a library that the reference connector does not use for writing. */
export async function readMail(content: Buffer): Promise<ReadMail> {
  const mail = await simpleParser(content, {
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    checksumAlgo: 'sha256',
  })
  return {
    archiveMessageId: textOf(mail.headers.get('x-telemessage-archivemessageid')),
    messageId: mail.messageId,
    subject: mail.subject ?? '',
    date: mail.date,
    from: addressesOf(mail.from),
    to: addressesOf(mail.to),
    cc: addressesOf(mail.cc),
    bcc: addressesOf(mail.bcc),
    text: mail.text ?? '',
    attachments: mail.attachments.map((attachment) => ({
      fileName: attachment.filename ?? '',
      contentType: declaredType(attachment.headers.get('content-type')),
      sizeBytes: attachment.size,
      sha256: attachment.checksum,
    })),
    headerNames: mail.headerLines.map((line) => line.key.toLowerCase()),
  }
}

function textOf(value: HeaderValue | undefined): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined
}

// The parser's `contentType` guesses from the file name if the part is octet-stream. The declared type counts.
function declaredType(value: HeaderValue | undefined): string {
  if (typeof value !== 'object' || Array.isArray(value) || !('value' in value)) return ''
  return typeof value.value === 'string' ? value.value.toLowerCase() : ''
}

function addressesOf(header: AddressObject | AddressObject[] | undefined): MailAddress[] {
  return [header ?? []].flat().flatMap((object) => object.value.flatMap(flatten))
}

function flatten(entry: EmailAddress): MailAddress[] {
  if (entry.group) return entry.group.flatMap(flatten)
  return [{ name: entry.name, address: (entry.address ?? '').toLowerCase() }]
}
