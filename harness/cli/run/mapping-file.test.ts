import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { readMappingFile } from './mapping-file.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

const header = 'External User ID,Microsoft 365 User Mailbox'
async function read(...lines: string[]): ReturnType<typeof readMappingFile> {
  const path = join(await folder.subfolder('mapping'), 'mapping.csv')
  await writeFile(path, lines.join('\n'))
  return readMappingFile(path)
}

test('reads numbers and mailboxes, and hands on the bytes as they are', async () => {
  const mapping = await read(header, '12025550101,asha@contoso.example', '', '447700900123,ben@contoso.example')
  expect(mapping.rows).toEqual([
    { number: '12025550101', target: 'asha@contoso.example', otherForms: [] },
    { number: '447700900123', target: 'ben@contoso.example', otherForms: [] },
  ])
  expect(String(mapping.fileText)).toContain('\n\n447700900123')
})

test('accepts columns in any order, with other columns, after a byte order mark', async () => {
  const { rows } = await read(
    '\ufeffName,Microsoft 365 User Mailbox,External User ID',
    'Asha,asha@contoso.example,12025550101',
  )
  expect(rows).toEqual([{ number: '12025550101', target: 'asha@contoso.example', otherForms: [] }])
})

test.each([
  ['a wrong header', ['12025550101,asha@contoso.example'], 'line 1: the header must name the columns'],
  ['nothing in it', [''], 'line 1: the header must name the columns'],
  ['a column twice', [`${header},EXTERNAL USER ID`], 'line 1: the header must name the columns'],
  ['a spreadsheet', ['PK\u0003\u0004\u0014'], 'line 1: this is a spreadsheet; save it as CSV'],
  ['a row that is too short', [header, '12025550101'], 'line 2: '],
  ['a number with an extension', [header, '12025550101-5,asha@contoso.example'], 'line 2: "External User ID": '],
  [
    'a mailbox that is not an address',
    [header, '', '12025550101,asha'],
    'line 3: "Microsoft 365 User Mailbox" must be',
  ],
  [
    'a contradiction',
    [header, '12025550101,asha@contoso.example', '12025550101,ben@contoso.example'],
    'line 3: this is the number of line 2, with another mailbox',
  ],
  ['an open quote', [header, '"12025550101,asha@contoso.example'], 'line '],
])('refuses %s, and names file and line', async (_what, lines, message) => {
  const refusal = await read(...lines).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ name: 'UserError', code: 'bad-mapping-file' })
  expect(String(refusal)).toContain(`mapping.csv, ${message}`)
})

test('names no phone number in its refusal', async () => {
  const refusal = await read(header, '+12025550101 x5,asha@contoso.example').catch((error: unknown) => error)
  expect(String(refusal)).not.toContain('12025550101')
})

test('says which line was read differently from how it is written', async () => {
  const { rows, notes } = await read(header, '+44 07700 900123,Asha <asha@contoso.example>')
  expect(rows).toEqual([{ number: '447700900123', target: 'asha@contoso.example', otherForms: [] }])
  expect(notes).toEqual([
    expect.stringMatching(/mapping\.csv, line 2: .*read without .*; .*read without a display name$/),
  ])
})
