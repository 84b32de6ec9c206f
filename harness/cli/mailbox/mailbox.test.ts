import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { runProgram } from '../program.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { openSampleServed } from '../serve/sample-served.ts'

// The commands against two running serves, in this process: a mailbox is carried from one to the other.

const workFolder = await createWorkFolder()
const [data, otherData] = [await workFolder.subfolder('one'), await workFolder.subfolder('other')]
const served = [await openSampleServed(data), await openSampleServed(otherData)]
afterAll(async () => {
  for (const one of served) await one.close()
  await workFolder.remove()
})
const asha = 'asha.menon@contoso.example'
const ben = 'ben.whitaker@contoso.example'
const place = (name: string): string => join(workFolder.path, name)

async function type(words: string[], at = data) {
  let errors = ''
  const stream = {
    write: (text: string) => {
      errors += text
    },
  }
  const terminal = sampleTerminal({ errors: stream })
  await runProgram(['mailbox', words[0] ?? '', '--data', at, ...words.slice(1)], terminal.terminal)
  return { printed: terminal.printed(), exitCode: terminal.exitCode() ?? 0, errors }
}

test('a Maildir of another program comes in; links and half deliveries are listed', async () => {
  const maildir = place('theirs')
  for (const part of ['cur', 'new', 'tmp']) await mkdir(join(maildir, part), { recursive: true })
  await writeFile(join(maildir, 'cur/1.host:2,RS'), 'Subject: read\r\n\r\nFrom the start\r\n')
  await writeFile(join(maildir, 'new/2.host'), 'Subject: new\n\nno end')
  await writeFile(join(maildir, 'tmp/3.host'), 'Subject: ha')
  await symlink('/etc/hostname', join(maildir, 'cur/4.host'))
  const { printed, errors } = await type(['import', asha, maildir, '--folder', 'Inbox/Old%2Fmail'])
  expect(errors).toBe('')
  expect(printed).toContain(`2 messages (maildir, 53 bytes) came into ${asha}, and 1 folder was made.\n`)
  expect(printed).toContain('There was no manifest')
  expect(printed).toMatch(/^tmp\/3\.host +a message that was not yet delivered to the end/m)
  expect(printed).toMatch(/^cur\/1\.host:2,RS +the marks R are not kept$/m)
  expect(printed).toMatch(/^cur\/4\.host +a link, which is not followed$/m)
  expect((await type(['list'])).printed).toMatch(new RegExp(`^${asha} +Inbox/Old%2Fmail +2$`, 'm'))
})

test.each(['eml', 'mbox', 'maildir', 'jsonl'])(
  '%s: a mailbox is carried to another serve, in a ZIP and in a folder',
  async (format) => {
    const [zip, folder] = [place(`${format}.zip`), place(format)]
    for (const to of [zip, folder]) {
      const { printed, errors } = await type(['export', asha, '--format', format, '--to', to])
      expect(errors).toBe('')
      expect(printed).toContain(`${to} has 2 messages of ${asha}, in 1 folder.\n`)
      if (format !== 'jsonl' && format !== 'maildir') expect(printed).toMatch(/^ *1 +\w+ does not carry: read mark$/m)
      if (format === 'mbox') expect(printed).toMatch(/^ *1 +mbox does not carry: end without a line break$/m)
      const copied = JSON.parse(
        (await type(['import', ben, to, '--json', '--folder', `${format} ${to === zip}`], otherData)).printed,
      )
      expect(copied).toMatchObject({ messageCount: 2, isVerified: true, notImported: [], format })
    }
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['mailbox.json', 'manifest.sha256']))
    expect((await readdir(workFolder.path)).filter((name) => name.endsWith('.part'))).toEqual([])
    expect((await type(['list'], otherData)).printed).toMatch(
      new RegExp(`^${ben} +${format} true/Inbox/Old%2Fmail +2$`, 'm'),
    )
  },
)

test('a search and a folder choose what is exported', async () => {
  const json = async (...words: string[]) =>
    JSON.parse((await type(['export', asha, '--format', 'jsonl', '--json', ...words])).printed)
  expect((await json('--to', place('a.zip'), '--search', 'subject:new')).messageCount).toBe(1)
  expect((await json('--to', place('b.zip'), '--folder', 'inbox/old%2Fmail')).messageCount).toBe(2)
})

test('one file alone comes in, whatever its name is, if its format is said', async () => {
  await writeFile(place('mail'), 'From a\nSubject: one\n\nx\n\nFrom b\nSubject: two\n\n')
  const refused = await type(['import', asha, place('mail')])
  expect([refused.exitCode, refused.errors]).toEqual([2, expect.stringContaining('say which format it is')])
  const { printed } = await type(['import', asha, place('mail'), '--format', 'mbox'])
  expect(printed).toContain('2 messages (mbox,')
  expect((await type(['list'])).printed).toMatch(new RegExp(`^${asha} +mail +2$`, 'm'))
})

test.each<[string, string[], string]>([
  [
    'a mailbox that is not there',
    ['export', 'nobody@contoso.example', '--format', 'eml', '--to', 'x.zip'],
    'No mailbox has this address: there is no mailbox at nobody',
  ],
  [
    'a folder that is not there',
    ['export', asha, '--format', 'eml', '--to', 'x.zip', '--folder', 'Nowhere'],
    'The mailbox has no such folder: the mailbox has no folder Nowhere',
  ],
  [
    'a search that cannot be read',
    ['export', asha, '--format', 'eml', '--to', 'x.zip', '--search', '(a'],
    'The search cannot be read: ',
  ],
  ['no path', ['export', asha, '--format', 'eml', '--to', 'x.zip', '--folder', 'a//b'], 'name a folder of the mailbox'],
  ['a source that is not there', ['import', asha, 'missing.zip'], 'there is no such file or folder'],
])('%s is refused in one line, and leaves no file', async (_what, words, right) => {
  const absolute = words.map((word) => (/\.zip$/.test(word) ? place(word) : word))
  const { exitCode, errors, printed } = await type(absolute)
  expect([exitCode, printed]).toEqual([2, ''])
  expect(errors).toContain(right)
  expect(errors.trimEnd().split('\n')).toHaveLength(1)
  expect(await readdir(workFolder.path)).not.toContain('x.zip')
})

test('no file and no folder with something in it is written over', async () => {
  await writeFile(place('mine.zip'), 'mine')
  const file = await type(['export', asha, '--format', 'eml', '--to', place('mine.zip')])
  expect([file.exitCode, file.errors]).toEqual([2, expect.stringContaining('a file of this name is there already')])
  expect(await readFile(place('mine.zip'), 'utf8')).toBe('mine')
  const folder = await type(['export', asha, '--format', 'eml', '--to', place('theirs')])
  expect([folder.exitCode, folder.errors]).toEqual([2, expect.stringContaining('there is something in this folder')])
})

test('an export that was changed is refused with the place, and nothing of it comes in', async () => {
  const folder = place('changed')
  await type(['export', asha, '--format', 'mbox', '--to', folder])
  const mbox = join(folder, 'messages/Inbox/Old%2Fmail.mbox')
  await writeFile(mbox, (await readFile(mbox, 'utf8')).replace('Subject: new', 'Subject: old'))
  const before = (await type(['list'], otherData)).printed
  const { exitCode, errors } = await type(['import', ben, folder], otherData)
  expect([exitCode, errors]).toEqual([
    2,
    expect.stringContaining('messages/Inbox/Old%2Fmail.mbox: the file has another digest'),
  ])
  expect((await type(['list'], otherData)).printed).toBe(before)
})
