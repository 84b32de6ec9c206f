import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { typedPage } from '../serve/sample-page-typing.ts'

// Types docs/mailbox-exports.md as it is written, against a running server.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test('every command of the page does what it says', async () => {
  const stdout = await typedPage('mailbox-exports.md', workFolder.path)
  expect(stdout).toMatch(/^mailbox +folder +messages$/m)
  const [, messageCount = ''] = /^mailbox\.zip has (\d+) messages? of \S+, in 1 folder\.$/m.exec(stdout) ?? []
  expect(Number(messageCount)).toBeGreaterThan(0)
  expect(stdout).toMatch(/^ *\d+ +maildir does not carry: item class$/m)
  expect(stdout).toContain('"format": "mbox"')
  expect(stdout).toContain('All files are as they were exported.')
  expect(stdout).toMatch(
    new RegExp(`^${messageCount} messages? \\(jsonl, \\d+ bytes\\) came into .*, and 3 folders were made\\.$`, 'm'),
  )
  expect(stdout).toMatch(new RegExp(`^${messageCount} messages? \\(maildir, \\d+ bytes\\) came into `, 'm'))
  expect(stdout).toContain('"isVerified": false')
}, 120_000)
