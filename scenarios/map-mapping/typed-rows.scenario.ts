import type { Scenario } from '../../harness/runner/index.ts'
import { type Given, scenario } from '../vocabulary/index.ts'

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
  ['zero-width-space', 'a zero width space behind the address', (number, mailbox) => `${number},${mailbox}\u200b`],
  ['soft-hyphen', 'a soft hyphen in the address', (number, mailbox) => `${number},${mailbox.replace('.', '\u00ad.')}`],
  ['direction-marks', 'direction marks around the address', (number, mailbox) => `${number},\u202a${mailbox}\u202c`],
  ['display-name', 'a display name around the address', (number, mailbox) => `${number},Asha <${mailbox}>`],
  ['final-dot', 'a dot at the end of the address', (number, mailbox) => `${number},${mailbox}.`],
  // A spreadsheet writes them where cells were cleared and not deleted.
  ['empty-cells', 'empty cells behind the address', (number, mailbox) => `${number},${mailbox},,`],
]

/** Maps a colleague by a file that ends with this row, sends a message, and returns it. */
function mappedBy(given: Given, row: (number: string, mailbox: string) => string | Buffer, isRead: boolean) {
  const asha = given.hires({ number: '447700900142', registeredAs: null })
  const rows = Buffer.concat([
    Buffer.from(`${header}\n`),
    Buffer.from(row(asha.number, asha.mailbox)),
    Buffer.from('\n'),
  ])
  given.customMapping(isRead ? [[asha, asha.mailbox]] : [], rows)
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
      async (given) => {
        const { asha, chat } = mappedBy(given, row, true)
        const { status } = await given.connectorTries()
        if (status === 'done') given.expects(chat).once(asha)
        else given.expects(chat).nowhere()
      },
      { under: byNumber },
    ),
  ),
]
