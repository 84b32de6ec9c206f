import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultArchiver } from '../../oracle/index.ts'
import type { RedWorld } from '../../runner/index.ts'
import { removeRepro, writeRepro } from './repro-folder.ts'

let root: string
let world: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'repro-'))
  world = join(root, 'world')
  await mkdir(join(world, 'state'), { recursive: true })
  await writeFile(join(world, 'import-log-1.jsonl'), '{}\n')
  await writeFile(join(world, 'mapping-1.csv'), 'a,b\n')
  await writeFile(join(world, 'state', 'token'), 'a secret')
})
afterEach(() => rm(root, { recursive: true }))

const options = { seed: 7, replayScenarioCommand: 'npx mock-telemessage run --seed 7', replayCommand: 'the whole run' }

function red(changes: Partial<RedWorld> = {}): RedWorld {
  const request = { server: 'm365', operation: 'import.item', actor: undefined, method: 'POST', path: '/import' }
  return {
    archiver: defaultArchiver,
    id: 'CNV-2/time-of-the-event',
    title: 'dates by the event',
    results: [
      {
        requirement: 'CNV-2',
        title: 'dates by the event',
        verdict: 'fail',
        source: 'documented',
        weight: 'must',
        message: 'the Date header is not the time of the event',
        findings: [
          {
            requirement: 'CNV-2',
            message: 'the date is *not* the time',
            acceptable: ['then'],
            seen: 'now\n# a heading of a stranger',
            mailbox: 'asha@contoso.example',
          },
        ],
        occurrences: 1,
      },
    ],
    captures: [],
    mailboxes: [
      {
        mailboxId: 'MBX:1',
        address: 'asha@contoso.example',
        folders: [{ folderId: 'f', displayName: 'WhatsApp Archiver', path: ['WhatsApp Archiver'] }],
        messages: [
          {
            messageId: 'm',
            folderId: 'f',
            content: Buffer.from('Subject: x\r\n\r\nHello'),
            contentSha256: 'ab',
            itemClass: 'IPM.Note',
            isDraft: false,
            sentTime: undefined,
            receivedTime: undefined,
            createdSequence: 1,
          },
        ],
      },
    ],
    requests: [
      { sequence: 1, ...request, status: 200, requestBytes: 3, fault: undefined, at: '2026-03-11', realMs: 5 },
    ],
    folder: world,
    ...changes,
  }
}

test('says what was wrong and how to reproduce it, in one line each', async () => {
  await writeRepro(red(), { folder: root, ...options })
  const readme = await readFile(join(root, 'CNV-2_time-of-the-event', 'README.md'), 'utf8')
  expect(readme).toContain('npx mock-telemessage run --seed 7 CNV-2/time-of-the-event\n')
  expect(readme).toContain('- the date is \\*not\\* the time (mailbox asha@contoso.example)\n')
  expect(readme).toContain('  - seen: now \\# a heading of a stranger\n')
})

test('names the variables that the command needs, without their values', async () => {
  await writeRepro(red(), { folder: root, ...options, passedVariables: ['KEY'] })
  const readme = await readFile(join(root, 'CNV-2_time-of-the-event', 'README.md'), 'utf8')
  expect(readme).toContain('\n```\n\nSet these variables first, because their values are not in the command: KEY.\n')
})

test('a day is played again by the command of the whole run', async () => {
  await writeRepro(red({ id: 'the-day' }), { folder: root, ...options })
  expect(await readFile(join(root, 'the-day', 'README.md'), 'utf8')).toContain('the whole run\n')
})

test('contains the mailboxes as mail, the requests and the logs, but not the state', async () => {
  await writeRepro(red(), { folder: root, ...options })
  const folder = join(root, 'CNV-2_time-of-the-event')
  const mailbox = join(folder, 'mailboxes', 'asha@contoso.example')
  expect(await readFile(join(mailbox, '1.eml'), 'utf8')).toBe('Subject: x\r\n\r\nHello')
  const [message] = JSON.parse(await readFile(join(mailbox, 'messages.json'), 'utf8'))
  expect(message).toMatchObject({ file: '1.eml', folder: 'WhatsApp Archiver', itemClass: 'IPM.Note' })
  expect(message).not.toHaveProperty('content')
  expect(JSON.parse(await readFile(join(folder, 'exchanges.jsonl'), 'utf8'))).toMatchObject({ path: '/import' })
  expect((await readdir(join(folder, 'files'))).toSorted()).toEqual(['import-log-1.jsonl', 'mapping-1.csv'])
})

test('a mailbox whose name would lead elsewhere stays in its folder', async () => {
  const [mailbox] = red().mailboxes
  if (mailbox === undefined) return expect.unreachable()
  await writeRepro(red({ mailboxes: [{ ...mailbox, address: '../../../evil' }] }), { folder: root, ...options })
  expect(await readdir(join(root, 'CNV-2_time-of-the-event', 'mailboxes'))).toEqual(['__.._.._evil'])
})

test('a folder that cannot be written is said to be one', async () => {
  const folder = join(root, 'world', 'mapping-1.csv')
  await expect(writeRepro(red(), { folder, ...options })).rejects.toMatchObject({ code: 'cannot-write-repro' })
})

test('the evidence of a scenario that was not red when it was played again is removed, and no other', async () => {
  const folder = join(root, 'repro')
  await writeRepro(red(), { ...options, folder })
  await writeRepro(red({ id: 'CNV-2/another' }), { ...options, folder })
  await removeRepro('CNV-2/time-of-the-event', folder)
  expect(await readdir(folder)).toEqual(['CNV-2_another'])
})
