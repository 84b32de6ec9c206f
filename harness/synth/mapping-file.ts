import { stringify } from 'csv-stringify/sync'
import type { CountryCode } from 'libphonenumber-js/min'
import type { MappingRow } from './person.ts'
import { type PhoneSpelling, spellNumber } from './phone-spelling.ts'

/** A row of the custom mapping and the spelling of its number; by default `digits`, the documented one. */
export interface SpelledMappingRow extends MappingRow {
  spelling?: PhoneSpelling | undefined
}

/** The headings of the vendor's mapping file (MAP-10). */
const mappingColumns = { number: 'External User ID', target: 'Microsoft 365 User Mailbox' } as const

/** How a file differs from the simplest one. A reader must accept all of these (MAP-10). */
export interface MappingFileOptions {
  /** Headings from left to right. A heading that is not in `mappingColumns` becomes a column of empty fields. */
  columnOrder?: readonly string[] | undefined
  lineBreak?: '\n' | '\r\n' | undefined
  byteOrderMark?: boolean | undefined
  /** Quotes around every field, or only where a field needs them. */
  quote?: 'where-needed' | 'always' | undefined
  /** An empty line after every line. */
  blankLines?: boolean | undefined
  /** The country of the national spellings; without it each number is written as in its own country. */
  region?: CountryCode | undefined
}

/**
 * The custom mapping file with these rows, in this order. Throws a RangeError for a number that cannot be spelled so.
 */
export function renderMappingFile(rows: readonly SpelledMappingRow[], options: MappingFileOptions = {}): string {
  const lineBreak = options.lineBreak ?? '\n'
  const records = rows.map((row) => ({
    [mappingColumns.number]: spellNumber(row.number, row.spelling ?? 'digits', options.region),
    [mappingColumns.target]: row.target,
  }))
  return stringify(records, {
    header: true,
    columns: [...(options.columnOrder ?? Object.values(mappingColumns))],
    record_delimiter: options.blankLines ? lineBreak + lineBreak : lineBreak,
    bom: options.byteOrderMark ?? false,
    quoted: options.quote === 'always',
    quoted_empty: false,
  })
}
