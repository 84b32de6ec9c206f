import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faultyAround } from '../wrong-connectors/faulty.ts'
import { mappingHeader, rereadsMapping, withoutRows } from '../wrong-connectors/reread-mapping.ts'

/** Wrong about the content of the custom mapping file (MAP-9, MAP-10, MAP-11). */
const readingFaults: WrongConnector[] = [
  faultyAround(
    {
      id: 'plus-sign-not-stripped',
      fault: 'A number that the file writes with a plus does not match the number in an item.',
      mustRed: ['MAP-9'],
    },
    rereadsMapping((text) => withoutRows(text, (number) => number.replace('"', '').startsWith('+'))),
  ),
  faultyAround(
    {
      id: 'national-form-not-read',
      fault: 'A number in national form matches nobody, although a region is set.',
      mustRed: ['MAP-9'],
    },
    rereadsMapping((text) => withoutRows(text, (number) => /^0[1-9]/.test(number))),
  ),
  faultyAround(
    {
      id: 'byte-order-mark-in-the-header',
      fault: 'A byte order mark is read as part of the first column’s name, so the column is not found.',
      mustRed: ['MAP-10'],
    },
    rereadsMapping((text) => (text.startsWith('\ufeff') ? `${mappingHeader}\n` : text)),
  ),
  faultyAround(
    {
      id: 'byte-order-mark-before-quotes',
      fault: 'A byte order mark is removed behind the parser, which then keeps the quotes of the first column’s name.',
      mustRed: ['MAP-10'],
      givesUpIn: ['MAP-10'],
    },
    // The quotes become a part of the name, so the column is not found.
    rereadsMapping((text) => text.replace(/^\ufeff"([^"]*)"/, '"""$1"""')),
  ),
  faultyAround(
    {
      id: 'a-thousand-rows-at-most',
      fault: 'Rows of the mapping file after the thousandth are ignored.',
      mustRed: ['MAP-10'],
    },
    rereadsMapping((text) => text.split('\n').slice(0, 1_001).join('\n')),
  ),
  faultyAround(
    {
      id: 'last-row-without-line-break-ignored',
      fault: 'A last row without a line break is taken for half a row, and ignored.',
      mustRed: ['MAP-10'],
    },
    rereadsMapping((text) => text.slice(0, text.lastIndexOf('\n') + 1)),
  ),
  faultyAround(
    {
      id: 'columns-by-position',
      fault: 'The first column is read as the number, whatever the header says.',
      mustRed: ['MAP-10'],
    },
    // Without the header, each row is read as number and mailbox; a row without a number maps nobody.
    rereadsMapping((text) => (text.startsWith('Microsoft 365 User Mailbox') ? `${mappingHeader}\n` : text)),
  ),
  faultyAround(
    {
      id: 'first-of-contradicting-rows',
      fault: 'If rows map one number to two mailboxes, the first row counts.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping((text) => {
      const numbers = new Set<string>()
      return withoutRows(text, (number) => number !== '' && numbers.size === numbers.add(number).size)
    }),
  ),
  faultyAround(
    {
      id: 'last-of-rows-written-differently',
      fault: 'Rows contradict each other only if they write the number alike: otherwise the last row counts.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping(lastOfRowsWrittenDifferently),
  ),
  faultyAround(
    {
      id: 'malformed-rows-skipped',
      fault: 'Rows that cannot be read are skipped, and the others are used.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping((text) => {
      const [header = '', ...rows] = text.split('\n')
      const sound = (row: string): boolean => !/^\d/.test(row) || /^[\d ()-]+,[^ ,]+@[^ ,]+\r?$/.test(row)
      return [header, ...rows.filter((row) => sound(row) && !row.startsWith('ext.'))].join('\n')
    }),
  ),
]

/** The file without the rows whose number is in a later row, too, in another spelling. */
function lastOfRowsWrittenDifferently(text: string, region: string | undefined): string {
  const [header = '', ...rows] = text.split('\n')
  const lastRowOf = new Map<string, string>()
  const typed = rows.map((row) => row.split(',')[0] ?? '')
  const numbers = typed.map((cell) => numberIn(cell, region))
  for (const [place, number] of numbers.entries()) if (number !== undefined) lastRowOf.set(number, typed[place] ?? '')
  const kept = rows.filter((_, place) => {
    const number = numbers[place]
    return number === undefined || lastRowOf.get(number) === typed[place]
  })
  return [header, ...kept].join('\n')
}

/** The number that a cell means, as digits with country code. */
function numberIn(cell: string, region: string | undefined): string | undefined {
  const known = region !== undefined && isSupportedCountry(region) ? region : undefined
  return parsePhoneNumberFromString(cell.replace(/^00|^(?=[1-9])/, '+'), known)?.number
}

/** Wrong about when the file is read (MAP-7, MAP-15). */
const timeFaults: WrongConnector[] = [
  faultyAround(
    {
      id: 'file-kept-when-turned-off',
      fault: 'The last file is still used after custom mapping was turned off.',
      mustRed: ['MAP-7'],
    },
    {
      before: async (environment) => {
        const kept = join(environment.MT_STATE_DIR, 'mapping-of-the-last-run.csv')
        if (environment.MT_MAPPING_FILE !== undefined) await copyFile(environment.MT_MAPPING_FILE, kept)
        return (await exists(kept)) ? { ...environment, MT_MAPPING_FILE: kept } : environment
      },
    },
  ),
  faultyAround(
    {
      id: 'file-of-the-first-run',
      fault: 'The file of the first run is used in all later runs.',
      mustRed: ['MAP-15'],
    },
    { before: fromTheFirstRun },
  ),
]

/** Wrong about the custom mapping file. */
export const mappingFileFaults: WrongConnector[] = [...readingFaults, ...timeFaults]

async function fromTheFirstRun(environment: ConnectorEnvironment): Promise<ConnectorEnvironment> {
  if (environment.MT_MAPPING_FILE === undefined) return environment
  const first = join(environment.MT_STATE_DIR, 'mapping-of-the-first-run.csv')
  if (!(await exists(first))) await copyFile(environment.MT_MAPPING_FILE, first)
  return { ...environment, MT_MAPPING_FILE: first }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
