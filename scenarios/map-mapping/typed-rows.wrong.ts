import type { WrongConnector } from '../../harness/runner/index.ts'
import { faultyAround } from '../wrong-connectors/faulty.ts'
import { rereadsMapping } from '../wrong-connectors/reread-mapping.ts'

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
      id: 'last-cell-is-the-mailbox',
      fault: 'The last cell of a row is read as the mailbox, which is empty where a spreadsheet left cells behind it.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(matchesNobody((_number, _mailbox, cells) => cells > 2)),
  ),
]
