import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { fixturePath } from '../fixture-path.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { checkCommand } from './check-command.ts'

async function check(...words: string[]): Promise<{ text: string; exitCode: number | undefined }> {
  const clearUps: (() => Promise<void>)[] = []
  const { terminal, printed, exitCode } = sampleTerminal({ onExit: (clearUp) => void clearUps.push(clearUp) })
  try {
    await checkCommand(terminal).parseAsync(['export', ...words], { from: 'user' })
    return { text: printed(), exitCode: exitCode() }
  } finally {
    for (const clearUp of clearUps) await clearUp()
  }
}

async function written(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'check-export-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

const web = fixturePath('field-exports/chat/whatsapp-web-export/WhatsApp Chat - Site Team.txt')
const mac = fixturePath('field-exports/zip/macosx-folder.zip')

const reading = z.strictObject({
  schemaVersion: z.literal(1),
  chat: z.strictObject({ type: z.enum(['direct', 'group']), name: z.string().optional() }),
  owner: z.string(),
  items: z.array(
    z.strictObject({
      ...{ line: z.int().positive(), lineCount: z.int().positive(), kind: z.string(), time: z.iso.datetime() },
      ...{ sender: z.string(), text: z.string(), file: z.string().nullable(), files: z.array(z.string()) },
    }),
  ),
  left: z.array(
    z.union([
      z.strictObject({ line: z.int(), reason: z.string() }),
      z.strictObject({ file: z.string(), reason: z.string() }),
    ]),
  ),
  warnings: z.array(z.string()),
})

test('the text names each item, then what is left', async () => {
  const { text, exitCode } = await check(web, '--time-zone', 'UTC')
  expect(exitCode).toBe(0)
  expect(text).toMatch(/^WhatsApp Chat - Site Team\.txt: the group Site Team, from the phone of /)
  expect(text).toContain('\n9 items, 2 lines and files left, 0 warnings\n')
  expect(text).toContain('\nline 4: system, 2026-03-27T21:41:50.000Z, Eve\n    Eve added Dan\n')
  expect(text).toContain('\nlines 9-11: text, 2026-03-27T21:42:40.000Z, Dan\n    Poll: Lunch?\n        - Yes\n')
  expect(text).toContain('\nLeft\n  line 1: a notice from WhatsApp')
})

test('programs get the same as JSON, with each file in an item or in what is left', async () => {
  const { text } = await check(mac, '--time-zone', 'Europe/Rome', '--json')
  const { items, left } = reading.parse(JSON.parse(text))
  expect(items.map(({ line, time, file }) => [line, time, file])).toEqual([
    [1, '2025-11-13T08:00:00.000Z', null],
    [2, '2025-11-13T08:00:10.000Z', '00000001-PHOTO.jpg'],
  ])
  expect(left).toEqual([
    {
      file: '__MACOSX/WhatsApp Chat - Ann/._00000001-PHOTO.jpg',
      reason: 'a file that a Mac adds when it packs a folder',
    },
    { file: '__MACOSX/._WhatsApp Chat - Ann', reason: 'a file that a Mac adds when it packs a folder' },
  ])
})

test('warnings name the file and the line, and what others wrote cannot control the terminal', async () => {
  const file = await written(
    'chat.txt',
    '03/04/2025, 09:00 - Ann: \u001b[2Jhi\n03/04/2025, 09:01 - Ben: \u200eblorp zindra\n',
  )
  const { text } = await check(file, '--time-zone', 'UTC')
  expect(text).toContain('    \\u{1b}[2Jhi\n')
  expect(text).toContain('chat.txt: no date shows whether the day or the month comes first')
  expect(text).toContain('chat.txt, line 2: WhatsApp wrote this in words that are not known')
})

test.each<[string, string[], string]>([
  ['a date that cannot be', ['--time-zone', 'UTC'], 'line 1: the date, read as day-month-year, is before 2009'],
  ['a time zone that does not exist', ['--time-zone', 'Rome'], '“Rome” is not a time zone'],
])('%s is refused with its reason', async (_, words, reason) => {
  const file = await written('chat.txt', '13/01/1970, 09:00 - Ann: hi\n')
  await expect(check(file, ...words)).rejects.toMatchObject({
    code: 'bad-input-file',
    message: expect.stringContaining(reason),
  })
})

test('a language decides what a word in the dates means', async () => {
  // The tenth month in Croatian, the eleventh in Polish.
  const file = await written('chat.txt', '5. listopada 2021. 14:30 - Ana: x\n')
  const monthIn = async (language: string): Promise<string> =>
    reading
      .parse(JSON.parse((await check(file, '--time-zone', 'UTC', '--language', language, '--json')).text))
      .items[0]?.time.slice(0, 7) ?? ''
  await expect(check(file, '--time-zone', 'UTC')).rejects.toThrow('name the language of the phone with --language')
  expect([await monthIn('hr'), await monthIn('pl')]).toEqual(['2021-10', '2021-11'])
})
