import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { typedPage } from '../serve/sample-page-typing.ts'

// Types docs/content-search.md, unchanged: from an empty folder to what a search finds of what a connector archived.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test('every command of the page does what it says', async () => {
  const stdout = await typedPage('content-search.md', workFolder.path)
  expect(stdout).toMatch(/^sent \(UTC\) +mailbox +folder +from +subject$/m)
  expect(stdout).toMatch(/ WhatsApp Archiver .*WhatsApp /)
  expect(stdout).toMatch(/^[1-9]\d* items, [1-9]\d* bytes, in [1-9]\d* mailboxes\.$/m)
  expect(stdout).toContain('"itemClass": "IPM.ExternalData.WhatsAppArchiver')
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 items, 0 bytes, in 0 mailboxes.')
}, 120_000)
