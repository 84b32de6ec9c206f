import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleTenant } from '../../m365/sample-tenant.ts'
import { exportZip } from '../../mail-files/export-zip.ts'
import type { FormatName } from '../../mail-files/layout/about-file.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { fixturePath } from '../fixture-path.ts'
import { type AttachmentDigests, depositDay } from './sample-day.ts'
import { unpackInto } from './unpack-into.ts'

// Goal: the exports are what other programs take them for. A day of 10,000 items is opened with Python's email and mailbox, with mutt and
// with notmuch, which share no line with ours: every message is there, without defects, and with its files.

const address = 'asha@contoso.example'
const itemCount = 10_000
const work = await createWorkFolder()
afterAll(() => work.remove())
const run = promisify(execFile)

/** The messages in the order of the mailbox: digests of their octets, of their lines without CR, and of their files. */
let expected: { sha256: string; textSha256: string; attachments: AttachmentDigests }[] = []

function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex')
}

async function sh(script: string, cwd = work.path): Promise<string> {
  const env = { ...process.env, HOME: work.path, TERM: 'xterm' }
  const { stdout } = await run('bash', ['-c', `set -euo pipefail\n${script}`], { cwd, env, maxBuffer: 2 ** 28 })
  return stdout
}

beforeAll(async () => {
  for (const program of ['python3', 'mutt', 'notmuch', 'sha256sum', 'script']) {
    await run('bash', ['-c', `command -v ${program}`]).catch(() => {
      throw new Error(`${program} is not installed; .ci/run installs it: apt-get install ${program}`)
    })
  }
  const { tenant } = await openSampleTenant()
  const attachments = await depositDay(tenant, address, itemCount)
  const stored = tenant.snapshot().flatMap(({ messages }) => messages)
  expected = stored.map(({ contentSha256, content }, index) => ({
    sha256: contentSha256,
    textSha256: sha256Of(asText(content.toString('latin1'))),
    attachments: attachments[index] ?? [],
  }))
  for (const format of ['eml', 'mbox', 'maildir', 'jsonl'] as const) {
    const zipPath = join(work.path, `${format}.zip`)
    const exported = await tenant.carrying.exported(address, { withRecoverable: false })
    await pipeline(exportZip(exported, format), createWriteStream(zipPath))
    await unpackInto(join(work.path, format), zipPath)
  }
}, 300_000)

test('the day has every message once, and files', () => {
  expect(expected.length).toBeGreaterThanOrEqual(itemCount * 0.99)
  expect(new Set(expected.map(({ sha256 }) => sha256)).size).toBe(expected.length)
  expect(expected.filter(({ attachments }) => attachments.length > 0).length).toBeGreaterThan(500)
})

test.each<FormatName>(['eml', 'mbox', 'maildir', 'jsonl'])(
  'sha256sum finds every file of %s as in the manifest',
  async (format) => {
    await sh('sha256sum --check --strict --quiet manifest.sha256', join(work.path, format))
    // The manifest leaves nothing out but itself.
    const [files, lines] = (await sh('find . -type f | wc -l; wc -l < manifest.sha256', join(work.path, format))).split(
      '\n',
    )
    expect(Number(lines)).toBe(Number(files) - 1)
  },
)

test.each<FormatName>(['eml', 'mbox', 'maildir'])(
  "Python's zipfile finds nothing wrong with the ZIP of %s",
  async (format) => {
    const listed = await sh(`python3 -m zipfile --test ${format}.zip`)
    expect(listed.trim()).toBe('Done testing')
  },
)

interface ReadByPython {
  sha256: string
  attachments: string[]
  defects: string[]
}

async function readByPython<T>(words: string): Promise<T[]> {
  const lines = await sh(`python3 -B '${fixturePath('mail-programs/read_exports.py')}' ${words}`)
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const bySha256 = (one: { sha256: string }, other: { sha256: string }): number => (one.sha256 < other.sha256 ? -1 : 1)

test("Python's email reads the .eml files: every message with its files, and no defect", async () => {
  const found = await readByPython<ReadByPython>('eml eml')
  expect(found.flatMap(({ defects }) => defects)).toEqual([])
  const seen = found.map(({ sha256, attachments }) => ({ sha256, attachments }))
  const wanted = expected.map(({ sha256, attachments }) => ({ sha256, attachments }))
  expect(seen.sort(bySha256)).toEqual(wanted.sort(bySha256))
})

test.each(['mbox', 'maildir'])("Python's mailbox reads %s: the octets of every message", async (format) => {
  const found = await readByPython<{ sha256: string }>(`${format} ${format} --octets`)
  expect(found.map(({ sha256 }) => sha256).sort()).toEqual(expected.map(({ sha256 }) => sha256).sort())
})

/** Lets mutt open a mailbox, choose every message, and hand over all of them to a program. Returns the message texts. */
async function readByMutt(mailbox: string, name: string): Promise<string[]> {
  const folder = await work.subfolder(name)
  const [settingsFile, piped] = [join(folder, 'muttrc'), join(folder, 'piped')]
  const settings = [
    // Without a folder, mutt asks whether it should make one.
    `set folder='${folder}'`,
    'set confirmappend=no confirmcreate=no delete=no move=no quit=yes wait_key=no sleep_time=0 read_inc=0 write_inc=0',
    'set pipe_decode=no pipe_split=no pipe_sep="==next==\\n"',
    `push "<tag-pattern>~A<enter><tag-prefix><pipe-message>cat > '${piped}'<enter><exit>"`,
  ]
  await writeFile(settingsFile, `${settings.join('\n')}\n`)
  const mutt = `mutt -n -R -F '${settingsFile}' -f '${mailbox}'`
  // mutt needs a terminal, and script makes one.
  await sh(`script --quiet --return --command "${mutt}" /dev/null < /dev/null > /dev/null`)
  const texts = (await readFile(piped, 'latin1')).split('==next==\n')
  return texts.filter((text) => text !== '').map((text) => text.replace(/^From MAILER-DAEMON .*\n/, ''))
}

/** mutt hands over lines that end with LF. */
function asText(octets: string): string {
  return octets.replaceAll('\r', '').replace(/\n+$/, '')
}

test.each([
  ['mbox', '.mbox'],
  ['maildir', ''],
])('mutt opens %s: the text of every message, and so every file in it', async (format, ending) => {
  const found = await readByMutt(join(work.path, `${format}/messages/The day %2F 📁${ending}`), `mutt-${format}`)
  // As with Python, taking the quoting of mboxrd away is left to the user.
  const unquoted = format === 'mbox' ? found.map((text) => text.replaceAll(/^>(>*From )/gm, '$1')) : found
  const texts = unquoted.map((text) => sha256Of(asText(text)))
  expect(texts.sort()).toEqual(expected.map(({ textSha256 }) => textSha256).sort())
})

test('notmuch indexes every message of the Maildir, and sees which have files', async () => {
  const folder = join(work.path, 'maildir')
  const config = `NOTMUCH_CONFIG='${folder}/.notmuch-config'`
  await writeFile(join(folder, '.notmuch-config'), `[database]\npath=${folder}/messages\n[new]\ntags=new\n`)
  await sh(`${config} notmuch new --quiet`)
  const counts = await sh(`${config} notmuch count --output=files '*'; ${config} notmuch count tag:attachment`)
  const withFiles = expected.filter(({ attachments }) => attachments.length > 0)
  expect(counts.trim().split('\n').map(Number)).toEqual([expected.length, withFiles.length])
})
