import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fixtures, withFile } from '../hand-made-export.ts'
import { type PeopleFile, PeopleFileError, readPeopleFile } from '../index.ts'

const read = (text: string | Uint8Array): Promise<PeopleFile> => withFile('people.csv', text, readPeopleFile)
const header = 'Name,Number,Email,Mailbox'

async function refusal(pending: Promise<PeopleFile>): Promise<Pick<PeopleFileError, 'code' | 'message'>> {
  const error = await pending.catch((thrown: unknown) => thrown)
  if (error instanceof PeopleFileError) return { code: error.code, message: error.message }
  throw new Error('not refused')
}

it('reads names, numbers, addresses and mailboxes in the order of the file', async () => {
  expect(await readPeopleFile(join(fixtures, 'people.csv'))).toEqual({
    file: 'people.csv',
    notes: [],
    rows: [
      {
        name: 'Owen Hale',
        number: '14155550142',
        email: 'owen.hale@contoso.example',
        mailbox: 'owen.hale@contoso.example',
      },
      {
        name: 'Priya Nair',
        number: '447700900188',
        email: 'priya@nair.example',
        mailbox: 'priya.nair@contoso.example',
      },
      { name: 'Ida Berg', number: '447700900321', email: undefined, mailbox: 'ida.berg@contoso.example' },
      { name: 'Sam Otte', number: '447700900123', email: 'sam.otte@contoso.example', mailbox: undefined },
      { name: 'Blake, Nora', number: '14155550119', email: undefined, mailbox: undefined },
    ],
  })
})

it('reads a byte order mark, CRLF, other column orders and letter cases, blank lines and a file without people', async () => {
  const rows = [{ name: 'Anna', number: '14155550142', email: undefined, mailbox: 'anna@contoso.example' }]
  expect(
    (await read('\ufeffMAILBOX,number, Name ,Email\r\n\r\n anna@contoso.example ,+14155550142,Anna,\r\n,,,\r\n')).rows,
  ).toEqual(rows)
  expect((await read(header)).rows).toEqual([])
})

it.each<[name: string, text: string, code: string, message: string]>([
  [
    'no header',
    'Anna,14155550142,,',
    'wrong-header',
    'people.csv, line 1: the header must name the columns "Name", "Number", "Email", "Mailbox", each once, separated by commas',
  ],
  [
    'an empty file',
    '',
    'wrong-header',
    'people.csv, line 1: the header must name the columns "Name", "Number", "Email", "Mailbox", each once, separated by commas',
  ],
  [
    'a header with semicolons',
    'Name;Number;Email;Mailbox',
    'wrong-header',
    'people.csv, line 1: the header must name the columns "Name", "Number", "Email", "Mailbox", each once, separated by commas',
  ],
  [
    'a column twice',
    'Name,Number,Email,Email',
    'wrong-header',
    'people.csv, line 1: the header must name the columns "Name", "Number", "Email", "Mailbox", each once, separated by commas',
  ],
  [
    'a row too short',
    `${header}\nAnna,14155550142`,
    'wrong-columns',
    'people.csv, line 2: has 2 columns, but the header has 4; quote cells that contain a comma',
  ],
  [
    'a row too long',
    `${header}\nAnna,14155550142,,,x`,
    'wrong-columns',
    'people.csv, line 2: has 5 columns, but the header has 4; quote cells that contain a comma',
  ],
  [
    'a nameless row',
    `${header}\n,14155550142,,`,
    'no-name',
    'people.csv, line 2: has no Name; write the name as the export shows it',
  ],
  [
    'a name twice',
    `${header}\nAnna,14155550142,,\nBob,14155550143,,\n\u200eANNA ,14155550144,,`,
    'duplicate-name',
    'people.csv, line 4: has the name of line 2; every name must occur once, as the export shows it',
  ],
  [
    'a number twice',
    `${header}\nAnna,14155550142,,\nBob,+14155550142,,`,
    'duplicate-number',
    'people.csv, line 3: has the number of line 2; every person has a number of their own',
  ],
  [
    'an invalid address',
    `${header}\nAnna,14155550142,anna@,`,
    'bad-address',
    'people.csv, line 2: the Email is not an e-mail address: give the address of one mailbox; or leave it empty',
  ],
  [
    'an invalid mailbox',
    `${header}\nAnna,14155550142,,anna`,
    'bad-address',
    'people.csv, line 2: the Mailbox is not an e-mail address: give the address of one mailbox; or leave it empty',
  ],
  [
    'an open quotation mark',
    `${header}\n"Anna,14155550142,,`,
    'not-csv',
    'people.csv, line 2: is not valid CSV: a quotation mark is not closed, or is inside a field; double it, and put the field in quotation marks',
  ],
])('refuses %s', async (_, text, code, message) => {
  expect(await refusal(read(text))).toEqual({ code, message })
})

it.each(['123456', '04155550142', '1234567890123456', 'anna', ''])('refuses “%s” for a number', async (number) => {
  expect(await refusal(read(`${header}\nAnna,${number},,`))).toEqual({
    code: 'bad-number',
    message: expect.stringMatching(/^people\.csv, line 2: the Number cannot be read: /),
  })
})

it.each(['14155550142', '+1 415 555 0142', '0014155550142'])('reads “%s” as a number', async (number) => {
  expect((await read(`${header}\nAnna,${number},,`)).rows[0]?.number).toBe('14155550142')
})

it('refuses what is not UTF-8, with the line', async () => {
  expect(await refusal(read(Buffer.from(`${header}\nZo\xeb,14155550142,,`, 'latin1')))).toEqual({
    code: 'not-utf-8',
    message: 'people.csv, line 2: is not UTF-8; save it as “CSV UTF-8”',
  })
})

it('refuses a file that is not there', async () => {
  expect(await refusal(readPeopleFile('/nowhere/people.csv'))).toEqual({
    code: 'unreadable',
    message: 'people.csv: cannot be read; give the path of a CSV file',
  })
})

it('accepts 1 MiB and refuses a byte more', async () => {
  const mebibyte = 1024 * 1024
  expect((await read(header.padEnd(mebibyte, '\n'))).rows).toEqual([])
  expect(await refusal(read(header.padEnd(mebibyte + 1, '\n')))).toEqual({
    code: 'too-large',
    message: 'people.csv: is larger than 1 MiB, which no people file is',
  })
})
