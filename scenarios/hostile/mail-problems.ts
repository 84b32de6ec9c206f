import type { Observed } from '../../harness/oracle/index.ts'
import { eve } from './served-objects.ts'

/**
 * The headers that the message of an item may have. Written out here: forged headers are in no list of the connector.
 */
const headerNames =
  /^(?:from|to|cc|subject|date|message-id|in-reply-to|references|mime-version|content-[a-z-]+|x-telemessage-[a-z_]+)$/

/** What ordinary messages of the same connector are like. */
export interface OrdinaryMail {
  /** The path of the folder, its names separated by `/`. */
  folder: string
  /** Names of their headers in lower case, with repetitions. */
  headerNames: readonly string[]
}

const ofThisConnector: OrdinaryMail = { folder: 'WhatsApp Archiver', headerNames: [] }

/** What is wrong with the message of a hostile item in any case: octets, headers, addressees (CNV-1, CNV-9). */
export function mailProblems(
  { mail, stored, folderPath }: Observed,
  { folder, headerNames: ordinary }: OrdinaryMail = ofThisConnector,
): string[] {
  const octets = stored.content.toString('latin1')
  const lines = octets.split('\r\n')
  const strange = mail.headerNames.filter((name) => !headerNames.test(name) && !ordinary.includes(name))
  const repeated = mail.headerNames.filter(
    (name, index) => mail.headerNames.indexOf(name) !== index && !ordinary.includes(name),
  )
  const people = [mail.from, mail.to, mail.cc, mail.bcc].flat()
  // Encoded line breaks do no harm here. If a program decodes the header and writes it again, they begin a new header.
  const broken = [mail.subject, ...people.map(({ name }) => name)].some((text) => /[\r\n]/.test(text))
  return [
    ...(/\r(?!\n)|(?<!\r)\n|\0/.test(octets) ? ['the message contains a bare CR or LF, or a NUL'] : []),
    ...(lines.some((line) => line.length > 998) ? ['a line of the message is longer than 998 octets'] : []),
    ...(strange.length > 0 ? [`the message has headers that no item has: ${strange.join(', ')}`] : []),
    ...(repeated.length > 0 ? [`the message repeats headers: ${repeated.join(', ')}`] : []),
    ...(broken ? ['the decoded subject or name contains a line break'] : []),
    ...(mail.from.length === 1 ? [] : [`the message is from ${mail.from.length} people`]),
    ...(people.some(({ address }) => address === eve.userEmailAddress)
      ? ['an address occurs that only forged content names']
      : []),
    ...(folderPath.join('/') === folder ? [] : [`the message is in ${folderPath.join(' / ')}`]),
  ]
}
