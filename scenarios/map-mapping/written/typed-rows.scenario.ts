import type { Scenario } from '../../../harness/runner/index.ts'
import { type Given, scenario } from '../../vocabulary/index.ts'

/** A login name may be any text. */
const byNumber = { 'mapping.key': 'mobile-number' as const }
/** How a row looks, for the title: a reader of a red result has no other way to see it. */
const shown = (row: (number: string, mailbox: string) => string | Buffer): string =>
  JSON.stringify(row('447700900142', 'asha.rao@contoso.example').toString()).replaceAll(/[^\x20-\x7e]/g, codePoint)

const codePoint = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

const header = 'External User ID,Microsoft 365 User Mailbox'

/** Rows with no reading, or with several: if they were accepted, they would match nobody, or somebody else. */
const unreadable: [slug: string, what: string, row: (number: string, mailbox: string) => string | Buffer][] = [
  ['decimal', 'a number that a program wrote as a decimal', (number, mailbox) => `${number}.0,${mailbox}`],
  ['extension', 'a number with an extension', (number, mailbox) => `${number} (5),${mailbox}`],
  ['range', 'a range of numbers', (number, mailbox) => `${number}-5,${mailbox}`],
  ['two-numbers', 'two numbers in one cell', (number, mailbox) => `${number}/${number},${mailbox}`],
  [
    'two-mailboxes',
    'a cell more than the header has names, which may be the mailbox that was meant',
    (number, mailbox) => `${number},${mailbox},ben.okoro@contoso.example`,
  ],
  ['rounded', 'a number that a spreadsheet rounded', (_, mailbox) => `4.47701E+11,${mailbox}`],
  [
    'national-without-a-region',
    'a national number although no region is set',
    (number, mailbox) => `0${number.slice(2)},${mailbox}`,
  ],
  ['two-addresses', 'two addresses in one cell', (number, mailbox) => `${number},${mailbox};ben.okoro@contoso.example`],
  ['two-at-signs', 'an address with two @', (number, mailbox) => `${number},${mailbox.replace('@', '@@')}`],
  ['blank-in-the-address', 'a blank in an address', (number, mailbox) => `${number},${mailbox.replace('.', ' ')}`],
  ['control-character', 'a control character in an address', (number, mailbox) => `${number},\u0001${mailbox}`],
  [
    'lost-character',
    'an address with a lost character',
    (number, mailbox) => `${number},${mailbox.replace('@', '\ufffd@')}`,
  ],
  [
    'wrong-bytes',
    'an address that is not UTF-8',
    (number, mailbox) => Buffer.from(`${number},j\xf6rg.${mailbox}`, 'latin1'),
  ],
]

/** Rows whose meaning a reader may understand. If it does not, it must refuse the file. */
const dressed: [slug: string, what: string, row: (number: string, mailbox: string) => string][] = [
  [
    'zero-dialled-at-home',
    'the zero that is dialled only at home',
    (number, mailbox) => `+44 0${number.slice(2)},${mailbox}`,
  ],
  [
    'zero-in-brackets',
    'the zero that is dialled only at home in brackets',
    (number, mailbox) => `+44 (0)${number.slice(2)},${mailbox}`,
  ],
  ['full-width-digits', 'full-width digits', (number, mailbox) => `${inDigitsFrom(number, 0xff10)},${mailbox}`],
  ['arabic-digits', 'Arabic digits', (number, mailbox) => `${inDigitsFrom(number, 0x0660)},${mailbox}`],
  [
    'no-break-spaces',
    'spaces that do not break between the digits',
    (number, mailbox) => `+44\u00a07700\u202f${number.slice(6)},${mailbox}`,
  ],
  [
    'direction-marks-around-the-number',
    'direction marks around the number',
    (number, mailbox) => `\u202a${number}\u202c,${mailbox}`,
  ],
  ['mailto', '`mailto:` before the address', (number, mailbox) => `${number},mailto:${mailbox}`],
  ['zero-width-space', 'a zero width space behind the address', (number, mailbox) => `${number},${mailbox}\u200b`],
  ['soft-hyphen', 'a soft hyphen in the address', (number, mailbox) => `${number},${mailbox.replace('.', '\u00ad.')}`],
  ['direction-marks', 'direction marks around the address', (number, mailbox) => `${number},\u202a${mailbox}\u202c`],
  ['display-name', 'a display name around the address', (number, mailbox) => `${number},Asha <${mailbox}>`],
  ['final-dot', 'a dot at the end of the address', (number, mailbox) => `${number},${mailbox}.`],
  // A spreadsheet writes them where cells were cleared and not deleted.
  ['empty-cells', 'empty cells behind the address', (number, mailbox) => `${number},${mailbox},,`],
]

/** Whole files as programs save them. */
const saved: [slug: string, what: string, file: (number: string, mailbox: string) => Buffer][] = [
  [
    'utf-16',
    'in UTF-16, as spreadsheets save "Unicode text"',
    (number, mailbox) => Buffer.from(`\ufeff${header}\r\n${number},${mailbox}\r\n`, 'utf16le'),
  ],
  [
    'utf-16-big-endian',
    'in UTF-16 with the greater half of each character first',
    (number, mailbox) => Buffer.from(`\ufeff${header}\r\n${number},${mailbox}\r\n`, 'utf16le').swap16(),
  ],
  [
    'empty-cells-in-every-row',
    'with empty cells behind every row, as spreadsheets save cleared columns',
    (number, mailbox) => Buffer.from(`${header},,\r\n${number},${mailbox},,\r\n`),
  ],
  [
    'control-characters-in-another-column',
    'with control characters in a column of notes',
    // U+001A ends a text for some programs, and U+0000 for others.
    (number, mailbox) =>
      Buffer.from(`${header},Notes\n447700900143,ben@litware.example,a\u001ab\u0000c\n${number},${mailbox},\n`),
  ],
  [
    'semicolons',
    'with semicolons, as spreadsheets save it where a comma separates decimals',
    (number, mailbox) => Buffer.from(`${header}\n${number},${mailbox}\n`.replaceAll(',', ';')),
  ],
  [
    'spreadsheet',
    'that is a spreadsheet',
    // The beginning of a ZIP, as every .xlsx has it.
    (number, mailbox) => Buffer.concat([Buffer.from('504b030414000600', 'hex'), Buffer.from(`${number},${mailbox}`)]),
  ],
]

function inDigitsFrom(number: string, zero: number): string {
  return number.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
}

/** Maps a colleague by a file that ends with this row, sends a message, and returns it. */
function mappedBy(given: Given, row: (number: string, mailbox: string) => string | Buffer, isRead: boolean) {
  const file = (number: string, mailbox: string): Buffer =>
    Buffer.concat([Buffer.from(`${header}\n`), Buffer.from(row(number, mailbox)), Buffer.from('\n')])
  return mappedByFile(given, file, isRead)
}

function mappedByFile(given: Given, file: (number: string, mailbox: string) => Buffer, isRead: boolean) {
  const asha = given.hires({ number: '447700900142', registeredAs: null })
  given.customMapping(isRead ? [[asha, asha.mailbox]] : [], file(asha.number, asha.mailbox))
  return { asha, chat: given.sends({ from: asha, to: given.outsider(), text: 'By a typed row.' }) }
}

/** Rows as people type and copy them (MAP-11): read for what they mean, or refused; never accepted to match nobody. */
export const typedRows: Scenario[] = [
  ...unreadable.map(([slug, what, row]) =>
    scenario(
      `MAP-11/${slug}`,
      `refuses the whole file if it has ${what}, and imports nothing: ${shown(row)}`,
      async (given) => {
        const { chat } = mappedBy(given, row, false)
        await given.connectorRuns('failed')
        given.expects(chat).nowhere()
      },
      { under: byNumber },
    ),
  ),
  ...dressed.map(([slug, what, row]) =>
    scenario(
      `MAP-11/${slug}`,
      `reads a row with ${what} for what it means, or refuses the whole file: ${shown(row)}`,
      (given) => readOrRefused(given, mappedBy(given, row, true)),
      { under: byNumber },
    ),
  ),
  ...saved.map(([slug, what, file]) =>
    scenario(
      `MAP-11/${slug}`,
      `reads a file ${what}, or refuses it: it is not an empty file`,
      (given) => readOrRefused(given, mappedByFile(given, file, true)),
      { under: byNumber },
    ),
  ),
]

async function readOrRefused(given: Given, { asha, chat }: ReturnType<typeof mappedByFile>): Promise<void> {
  const { status } = await given.connectorTries()
  if (status === 'done') given.expects(chat).once(asha)
  else given.expects(chat).nowhere()
}
