import { expect, it } from 'vitest'
import type { UserImport } from '../../contract/index.ts'
import { createVirtualClock } from '../../control/clock.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { passwordMatches } from '../login/passwords.ts'
import { type CaptureAccount, createCaptureAccount } from './account.ts'
import { importUsers } from './user-import.ts'

const header = 'firstName,number,password'

function setup(): { account: CaptureAccount; verdicts(text: string): Promise<UserImport['lines']> } {
  const account = createCaptureAccount(createVirtualClock(new Date('2026-03-02T09:00:00.000Z')), memoryTables)
  return { account, verdicts: async (text) => (await importUsers(text, account)).lines }
}

it('creates a user of each line, with what its cells say', async () => {
  const { account } = setup()
  const text = [
    'number,userEmailAddress,lastName,source,username,password,firstName',
    '15550100001,asha@contoso.example,Patel,cloud-archiver,asha.patel,Tea-at-nine,Asha',
    '15550100002,,,,,Tea-at-nine,"Ben, junior"',
  ].join('\n')
  expect(await importUsers(text, account)).toEqual({
    created: 2,
    refused: 0,
    lines: [
      { line: 2, outcome: 'created', userId: 'user-1' },
      { line: 3, outcome: 'created', userId: 'user-2' },
    ],
  })
  expect(account.users.get('user-1')).toMatchObject({
    firstName: 'Asha',
    lastName: 'Patel',
    username: 'asha.patel',
    userEmailAddress: 'asha@contoso.example',
    source: 'cloud-archiver',
  })
  expect(account.users.get('user-2')).toMatchObject({ firstName: 'Ben, junior', lastName: '', username: '15550100002' })
  expect(await passwordMatches('Tea-at-nine', account.users.get('user-2').password)).toBe(true)
})

it.each([
  ['a byte order mark and CRLF', `\uFEFF${header}\r\nAsha,15550100001,Tea-at-nine\r\n`],
  ['CR alone', `${header}\rAsha,15550100001,Tea-at-nine\r`],
  ['a header of LF over lines of CRLF', `${header}\nAsha,15550100001,Tea-at-nine\r\n`],
  ['spaces around cells', ` firstName , number , password \n Asha , 15550100001 , Tea-at-nine `],
])('reads %s', async (_what, text) => {
  const { account, verdicts } = setup()
  expect(await verdicts(text)).toEqual([{ line: 2, outcome: 'created', userId: 'user-1' }])
  expect(account.users.get('user-1')).toMatchObject({ firstName: 'Asha', number: '15550100001' })
})

it('judges each line by itself, by its number in the file, and repeats nothing of it', async () => {
  const { verdicts } = setup()
  const text = [
    `${header},username,userEmailAddress,source`,
    'Asha,15550100001,Tea-at-nine,asha,,',
    '',
    'Ben,+15550100002,Tea-at-nine,,,',
    'Cleo,15550100003,short,,,',
    'Dora,15550100004,onlysmallletters,,,',
    ',15550100005,Tea-at-nine,,,',
    'Emil,15550100006,Tea-at-nine,,emil,',
    'Finn,15550100007,Tea-at-nine,,,fax',
    'Gaia,15550100008,Tea-at-nine',
    ',,,,,',
    'Hugo,15550100001,Tea-at-nine,,,',
    'Iris,15550100009,Tea-at-nine,ASHA,,',
    'Jana,15550100010,Tea-at-nine,,,',
  ].join('\n')
  const lines = await verdicts(text)
  const said = lines.map((line) =>
    line.outcome === 'created' ? [line.line, 'created'] : [line.line, line.code, line.reason.split(/[:;]/)[0]],
  )
  expect(said).toEqual([
    [2, 'created'],
    [4, 'body-invalid', 'number'],
    [5, 'body-invalid', 'password'],
    [6, 'body-invalid', 'password'],
    [7, 'body-invalid', 'firstName'],
    [8, 'body-invalid', 'userEmailAddress'],
    [9, 'body-invalid', 'source'],
    [10, 'body-invalid', '3 cells under 6 columns'],
    [12, 'number-taken', 'Another user has this number'],
    [13, 'username-taken', 'Another user has this username'],
    [14, 'created'],
  ])
  for (const secret of ['Ben', '1555010', 'short', 'onlysmall', 'emil', 'fax', 'ASHA']) {
    expect(JSON.stringify(lines)).not.toContain(secret)
  }
})

it.each(['\n', '\r\n', '\r'])(
  'numbers a line by where its row begins, behind cells of several lines too: %j',
  async (end) => {
    const { verdicts } = setup()
    const rows = [
      header,
      `"As${end}${end}ha",15550100001,Tea-at-nine`,
      '',
      `"B${end}en",+1,Tea-at-nine`,
      'Cleo,+1,Tea-at-nine',
    ]
    expect((await verdicts(rows.join(end))).map(({ line }) => line)).toEqual([2, 6, 8])
  },
)

it.each([
  ['no line', ''],
  ['a header without the password', 'firstName,number\nAsha,15550100001'],
  ['a column that does not exist', `${header},salary\nAsha,15550100001,Tea-at-nine,1`],
  ['a column twice', `${header},number\nAsha,15550100001,Tea-at-nine,1`],
  ['a quote that nobody ends', `${header}\n"Asha,15550100001,Tea-at-nine`],
  ['501 users', [header, ...Array(501).fill('Asha,15550100001,Tea-at-nine')].join('\n')],
])('refuses a file of %s as a whole, and repeats nothing of it', async (_what, text) => {
  const { account } = setup()
  const refusal = await importUsers(text, account).catch((error: Error) => error)
  expect(refusal).toMatchObject({ code: 'csv-invalid', message: expect.not.stringMatching(/Asha|salary|1555/) })
  expect(account.users.page(1).users).toEqual([])
})

it('reads a file with only a header as a file without users', async () => {
  expect(await importUsers(header, setup().account)).toEqual({ created: 0, refused: 0, lines: [] })
})
