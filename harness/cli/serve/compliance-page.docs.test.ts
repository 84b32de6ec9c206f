import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { typedPage } from './sample-page-typing.ts'

// Types docs/compliance.md as it is written, against a running server.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test('every command of the page does what it says', async () => {
  const stdout = await typedPage('compliance.md', workFolder.path)
  expect(stdout).toContain('asha.menon@contoso.example is on Litigation Hold, until it is released.')
  expect(stdout).toMatch(/^litigation +ben\.whitaker@contoso\.example +365 days from receiving +everything/m)
  expect(stdout).toContain('asha.menon@contoso.example: active, kept by: litigation hold Case 7')
  expect(stdout).toContain('The Litigation Hold of ben.whitaker@contoso.example is released.')
  expect(stdout).toMatch(/^retentionMailboxBytesMin +0$/m)
  expect(stdout).toMatch(/^Seven years +retain then delete +2555 days from received +all +none$/m)
  expect(stdout).toContain('The assistant had nothing to do.')
  expect(stdout).toContain('The retention policy Desk is deleted.')
}, 120_000)
