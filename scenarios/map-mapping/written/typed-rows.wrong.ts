import type { WrongConnector } from '../../../harness/runner/index.ts'
import { faultyAround } from '../../wrong-connectors/faulty.ts'
import { mappingHeader, rereadsMapping } from '../../wrong-connectors/reread-mapping.ts'

/** The file without the rows that match nobody once they are misread. */
function matchesNobody(misread: (number: string, mailbox: string, cells: number) => boolean): (text: string) => string {
  return (text) => {
    const [header = '', ...rows] = text.split('\n')
    const [numberFirst = ''] = header.split(',')
    const kept = rows.filter((row) => {
      const cells = row.split(',')
      const [number = '', mailbox = ''] = cells
      return !misread(number, mailbox, cells.length)
    })
    return numberFirst.includes('External User ID') ? [header, ...kept].join('\n') : text
  }
}

/** Wrong about rows as people type them (MAP-11): each accepts a row that then matches nobody. */
export const typedRowFaults: WrongConnector[] = [
  faultyAround(
    {
      id: 'all-digits-are-the-number',
      fault:
        'The digits behind a point, a dash or a bracket are read as the end of the number, which then belongs to nobody.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((number) => /\d[.\- (/]+\d\)?$/.test(number) && !/[.\- ]\d{2,}$/.test(number))),
  ),
  faultyAround(
    {
      id: 'zero-dialled-at-home-kept',
      fault: 'The zero behind a country code is read as a digit of the number, which then belongs to nobody.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((number) => /^\+\d\d 0/.test(number))),
  ),
  faultyAround(
    {
      id: 'lost-characters-accepted',
      fault: 'A byte that is not UTF-8 becomes U+FFFD, and the address with it is looked up.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((_, mailbox) => mailbox.includes('\ufffd'))),
  ),
  faultyAround(
    {
      id: 'invisible-characters-looked-up',
      fault: 'An address is looked up together with the invisible characters in it, and found nowhere.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((_, mailbox) => /\p{Cf}/u.test(mailbox))),
  ),
  faultyAround(
    {
      id: 'address-with-clothes-looked-up',
      fault: 'An address is looked up together with its display name or the dot at its end, and found nowhere.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((_, mailbox) => /[<>]|\.$/.test(mailbox))),
  ),
  faultyAround(
    {
      id: 'whatever-has-an-at-sign-looked-up',
      fault: 'Every text with an @ counts as an address, also two addresses or one with a blank, and is found nowhere.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((_, mailbox) => /\S[ ;]+\S|@.*@/.test(mailbox.replace(/^.*<|>.*$/g, '')))),
  ),
  faultyAround(
    {
      id: 'last-cell-is-the-mailbox',
      fault: 'The last cell of a row is read as the mailbox, which is empty where a spreadsheet left cells behind it.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((_number, _mailbox, cells) => cells > 2)),
  ),
  faultyAround(
    {
      id: 'digits-of-other-scripts-kept',
      fault: 'A number is compared with the characters that surround or replace its digits, and belongs to nobody.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((number) => /[^ -~]/.test(number))),
  ),
  faultyAround(
    {
      id: 'numbers-without-country-code-kept',
      fault: 'A number that has no country code, or was rounded, is kept as it is written, and belongs to nobody.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((number) => /^0[1-9]|E\+/.test(number))),
  ),
  faultyAround(
    {
      id: 'unreadable-file-is-an-empty-one',
      fault: 'A mapping file in another charset, with semicolons or of a spreadsheet counts as a file without rows.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping((text) => (/\0|^PK|^[^,\n]*;/.test(text) ? `${mappingHeader}\n` : text)),
  ),
  faultyAround(
    {
      id: 'surplus-cells-ignored',
      fault: 'What a row has behind the last column of the header is ignored, also if it is another mailbox.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping((text) => {
      const [header = '', ...rows] = text.split('\n')
      const columns = header.split(',').length
      return [header, ...rows.map((row) => row.split(',').slice(0, columns).join(','))].join('\n')
    }),
  ),
  faultyAround(
    {
      id: 'text-ends-at-a-control-character',
      fault: 'A mapping file is read up to the first character U+0000 or U+001A, and the rows behind it are lost.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping((text) => text.split('\u001a', 1).join().split('\0', 1).join()),
  ),
]
