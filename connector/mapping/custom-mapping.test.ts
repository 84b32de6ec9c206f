import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFolder } from '../sample-folder.ts'
import { readCustomMapping } from './custom-mapping.ts'

const header = 'External User ID,Microsoft 365 User Mailbox'

async function fileWith(content: string | Buffer): Promise<string> {
  const path = join(await sampleFolder(), 'mapping.csv')
  await writeFile(path, content)
  return path
}

async function targetIn(content: string | Buffer, number = '447700900123'): Promise<string | undefined> {
  return (await readCustomMapping(await fileWith(content))).targetOf(number)
}

async function refusalOf(content: string | Buffer): Promise<string> {
  const refusal = await readCustomMapping(await fileWith(content)).then(
    () => 'not refused',
    (error: unknown) => {
      expect(error).toMatchObject({ name: 'FatalError', code: 'mapping-file-refused' })
      return (error as Error).message
    },
  )
  expect(refusal).not.toMatch(/7700|900123/)
  return refusal
}

test.each([
  ['as documented', `${header}\n447700900123,asha@contoso.example\n`],
  [
    'with byte order mark, CRLF and quotes',
    `\ufeff"External User ID","Microsoft 365 User Mailbox"\r\n"447700900123","asha@contoso.example"\r\n`,
  ],
  ['with CR alone', `${header}\r447700900123,asha@contoso.example\r`],
  ['with mixed line ends', `${header}\r\n447700900199,b@contoso.example\n447700900123,asha@contoso.example`],
  ['with blank lines and empty rows', `\n${header}\n\n , \n447700900123,asha@contoso.example\n,\n`],
  ['with the columns turned round', 'Microsoft 365 User Mailbox,External User ID\nasha@contoso.example,447700900123\n'],
  ['with further columns', `Name,${header},Notes\nAsha,447700900123,asha@contoso.example,"a, b"\n`],
  [
    'with spaces and another letter case',
    'external user id , MICROSOFT 365 USER MAILBOX\n 447700900123 , asha@contoso.example \n',
  ],
  ['without a line end', `${header}\n447700900123,asha@contoso.example`],
])('a file %s is read', async (_how, content) => {
  expect(await targetIn(content)).toBe('asha@contoso.example')
})

test('a spreadsheet in UTF-16 is read when it says so', async () => {
  const content = `\ufeff${header}\r\n447700900123,asha@contoso.example\r\n`
  expect(await targetIn(Buffer.from(content, 'utf16le'))).toBe('asha@contoso.example')
})

test('numbers are the same number in any spelling', async () => {
  expect(await targetIn(`${header}\n+44 7700 900123,asha@contoso.example\n`, '447700900123')).toBe(
    'asha@contoso.example',
  )
})

test('a national spelling is read with a region', async () => {
  const path = await fileWith(`${header}\n07700 900123,asha@contoso.example\n`)
  expect((await readCustomMapping(path, { region: 'GB' })).targetOf('447700900123')).toBe('asha@contoso.example')
})

test('a number that is not in the file leads nowhere', async () => {
  expect(await targetIn(`${header}\n447700900123,asha@contoso.example\n`, '447700900124')).toBeUndefined()
})

test('a header alone maps nobody', async () => {
  expect(await targetIn(`${header}\n`)).toBeUndefined()
})

test('a row that repeats another one is not a contradiction', async () => {
  const content = `${header}\n447700900123,asha@contoso.example\n+447700900123,ASHA@contoso.example\n`
  expect(await targetIn(content)).toBe('asha@contoso.example')
})

test.each([
  ['nothing in it', '', 'line 1: there is no header'],
  ['no header', '447700900123,asha@contoso.example\n', 'line 1: the header'],
  ['a column missing', 'External User ID,Mailbox\n447700900123,a@contoso.example\n', 'line 1: the header'],
  ['a column twice', `${header},EXTERNAL user id\n1,a@b,2\n`, 'line 1: the header'],
  ['semicolons', `${header.replace(',', ';')}\n447700900123;asha@contoso.example\n`, 'separated by commas'],
  [
    'UTF-16 that does not say so',
    Buffer.from(`${header}\n447700900123,asha@contoso.example\n`, 'utf16le'),
    'line 1: the header',
  ],
  ['too few cells', `${header}\n447700900123\n`, 'line 2: 1 cells, but the header has 2'],
  [
    'a mistake behind line breaks within quotes',
    `${header},Note\r\n447700900123,a@contoso.example,"one\r\ntwo\r\nthree"\r\n1,b@contoso.example,"x\r\ny"\r\n`,
    'line 5: "External User ID" is not a phone number',
  ],
  ['too many cells', `${header}\n\n447700900123,asha@contoso.example,x\n`, 'line 3: 3 cells, but the header has 2'],
  ['no number', `${header}\n07700 900123,asha@contoso.example\n`, 'line 2: "External User ID" is not a phone number'],
  ['an empty number', `${header}\n,asha@contoso.example\n`, 'line 2: "External User ID"'],
  ['no address', `${header}\n447700900123,asha\n`, 'line 2: "Microsoft 365 User Mailbox" is not an e-mail address'],
  ['an empty address', `${header}\n447700900123,\n`, 'line 2: "Microsoft 365 User Mailbox"'],
  ['two addresses', `${header}\n447700900123,a@contoso.example b@contoso.example\n`, 'line 2: "Microsoft'],
  [
    'a contradiction',
    `${header}\n447700900123,a@contoso.example\n0044 7700 900123,b@contoso.example\n`,
    'line 3: the number of line 2 has another mailbox',
  ],
  ['an open quote', `${header}\n"447700900123,asha@contoso.example\n`, 'it cannot be read (CSV_QUOTE_NOT_CLOSED)'],
  [
    'a quote inside',
    `${header}\n4477"00900123,asha@contoso.example\n`,
    'line 2: it cannot be read (INVALID_OPENING_QUOTE)',
  ],
  ['a spreadsheet', 'PK\u0003\u0004\u0014\u0000', 'line 1: it is a spreadsheet: save it as CSV'],
  ['nothing in it', '', 'line 1: there is no header'],
  ['a line without end', `${header}\n${'4'.repeat(70_000)}`, 'line 2: it cannot be read'],
])('a file with %s is refused as a whole', async (_what, content, reason) => {
  expect(await refusalOf(content)).toContain(reason)
})

test('a file that is not there is refused', async () => {
  await expect(readCustomMapping('/no/such/mapping.csv')).rejects.toMatchObject({
    code: 'mapping-file-refused',
    message: expect.stringContaining('ENOENT'),
  })
  await expect(readCustomMapping('.')).rejects.toMatchObject({ code: 'mapping-file-refused' })
})
