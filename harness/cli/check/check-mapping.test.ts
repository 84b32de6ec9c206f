import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { checkCommand } from './check-command.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

const header = 'External User ID,Microsoft 365 User Mailbox\n'

async function check(content: string | Buffer, ...words: string[]): Promise<{ printed: string; exitCode: unknown }> {
  const path = join(await folder.subfolder('check'), 'mapping.csv')
  await writeFile(path, content)
  const { terminal, printed, exitCode } = sampleTerminal({ environment: { NO_COLOR: '1' } })
  await checkCommand(terminal).parseAsync(['mapping', path, ...words], { from: 'user' })
  return { printed: printed().replaceAll(path, 'mapping.csv'), exitCode: exitCode() }
}

test('prints number and address of each row as they are matched', async () => {
  expect(
    await check(`${header}447700900123,asha@contoso.example\n+44 07700 900124,Ben <ben@contoso.example>\n`),
  ).toEqual({
    printed: [
      'line 2  read     447700900123 -> asha@contoso.example',
      'line 3  cleaned  447700900124 -> ben@contoso.example',
      '                 "External User ID": read without the digits that are dialled only at home; "Microsoft 365 User Mailbox": read without a display name',
      '',
      'mapping.csv: 2 rows can be read, 1 of them differently from how they are written.',
      '',
    ].join('\n'),
    exitCode: 0,
  })
})

test('says of every row what is wrong, not only of the first', async () => {
  const { printed, exitCode } = await check(
    `${header}447700900123.0,asha@contoso.example\n447700900124,b\ufffdn@contoso.example\n447700900125,eve@contoso.example\n`,
  )
  expect(exitCode).toBe(2)
  expect(printed).toMatch(/^line 2 {2}refused {2}\? -> asha@contoso\.example\n +"External User ID": /)
  expect(printed).toMatch(/\nline 3 {2}refused {2}447700900124 -> \?\n +"Microsoft 365 User Mailbox" .*U\+FFFD/)
  expect(printed).toMatch(/\nline 4 {2}read/)
  expect(printed).toMatch(
    /mapping\.csv: a connector must refuse the whole file for 2 rows; nothing is imported with it\.\n$/,
  )
})

test('reads national numbers with a region', async () => {
  const content = `${header}07700 900123,asha@contoso.example\n`
  expect((await check(content)).exitCode).toBe(2)
  expect((await check(content, '--region', 'GB')).printed).toContain('447700900123 -> asha@contoso.example')
  await expect(check(content, '--region', 'gb')).rejects.toMatchObject({ code: 'no-such-region' })
})

test('prints the rows as JSON', async () => {
  const { printed, exitCode } = await check(
    `${header}447700900123,asha@contoso.example\nx,ben@contoso.example\n`,
    '--json',
  )
  expect(JSON.parse(printed)).toEqual({
    schemaVersion: 1,
    rows: [
      { line: 2, number: '447700900123', address: 'asha@contoso.example', verdict: 'read', problem: null },
      { line: 3, number: null, address: 'ben@contoso.example', verdict: 'refused', problem: expect.any(String) },
    ],
  })
  expect(exitCode).toBe(2)
})

test('names the line of a file that is not a table', async () => {
  const latin1 = Buffer.from(`${header}447700900123,j\xf6rg@contoso.example\n`, 'latin1')
  expect(await check(latin1)).toMatchObject({
    printed: expect.stringMatching(/^line 2 {2}refused\n +is not UTF-8/),
    exitCode: 2,
  })
  expect(await check('')).toMatchObject({
    printed: expect.stringMatching(/^line 1 {2}refused\n +the header/),
    exitCode: 2,
  })
})

test('accepts a file without rows', async () => {
  expect(await check(header)).toEqual({ printed: 'mapping.csv: 0 rows can be read.\n', exitCode: 0 })
})
