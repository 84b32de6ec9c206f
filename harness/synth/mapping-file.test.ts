import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { type MappingFileOptions, renderMappingFile, type SpelledMappingRow } from './mapping-file.ts'

const rows: SpelledMappingRow[] = [
  { number: '447700900101', target: 'asha@contoso.example' },
  { number: '12125550150', target: 'ben@contoso.example', spelling: 'bracketed' },
]

it('renders the documented file when nothing else is asked for', () => {
  expect(renderMappingFile(rows)).toBe(
    'External User ID,Microsoft 365 User Mailbox\n447700900101,asha@contoso.example\n+1 (212) 555 0150,ben@contoso.example\n',
  )
})

const header = 'External User ID,Microsoft 365 User Mailbox'
const record = '447700900101,asha@contoso.example'

it.each<[string, MappingFileOptions, string]>([
  ['ends lines with CR and LF', { lineBreak: '\r\n' }, `${header}\r\n${record}\r\n`],
  ['begins with a byte order mark', { byteOrderMark: true }, `\ufeff${header}\n${record}\n`],
  ['quotes every field', { quote: 'always' }, `"${header.replace(',', '","')}"\n"${record.replace(',', '","')}"\n`],
  ['leaves lines blank', { blankLines: true }, `${header}\n\n${record}\n\n`],
  [
    'turns the columns round, and adds an empty one',
    { columnOrder: ['Microsoft 365 User Mailbox', 'Department', 'External User ID'] },
    'Microsoft 365 User Mailbox,Department,External User ID\nasha@contoso.example,,447700900101\n',
  ],
])('%s', (_title, options, expected) => {
  expect(renderMappingFile(rows.slice(0, 1), options)).toBe(expected)
})

it('quotes a field that holds a comma', () => {
  const text = renderMappingFile([{ number: '447700900101', target: '"Menon, Asha" <asha@contoso.example>' }])
  expect(parse(text, { fromLine: 2 })).toEqual([['447700900101', '"Menon, Asha" <asha@contoso.example>']])
})

it('spells national numbers as they are dialled from the region of the file', () => {
  const text = renderMappingFile([{ number: '447700900101', target: 'a@b.example', spelling: 'national' }], {
    region: 'GB',
  })
  expect(text).toContain('\n07700 900101,')
})

it('refuses a national spelling in a file of another region', () => {
  const row: SpelledMappingRow = { number: '447700900101', target: 'a@b.example', spelling: 'national' }
  expect(() => renderMappingFile([row], { region: 'US' })).toThrow(RangeError)
})

it('renders the headings of a file without rows', () => {
  expect(renderMappingFile([])).toBe('External User ID,Microsoft 365 User Mailbox\n')
})
