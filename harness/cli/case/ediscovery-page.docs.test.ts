import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { typedPage } from '../serve/sample-page-typing.ts'

// Types docs/ediscovery.md, unchanged: from an empty folder to an export and an audit log that was altered.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test('every command of the page does what it says', async () => {
  const stdout = await typedPage('ediscovery.md', workFolder.path)
  expect(stdout).toMatch(/and 1 custodian on hold\.$/m)
  expect(stdout).toMatch(
    /^archived\.zip has [1-9]\d* items? of 1 mailboxes, and \d+ partially indexed ones: \d+ bytes\.$/m,
  )
  expect(stdout).toMatch(/^asha\.menon@contoso\.example +active +applied$/m)
  expect(stdout).toMatch(/^Contoso v\. Fabrikam +closed +/m)
  for (const operation of ['HoldCreated', 'SearchExported', 'HoldRemoved']) {
    expect(stdout).toMatch(new RegExp(`^ *\\d+ .* ${operation} +succeeded +admin@contoso\\.example`, 'm'))
  }
  expect(stdout).toMatch(/^[1-9]\d* entries, each as it was written\./m)
  expect(stdout).toMatch(/^line \d+: altered: entry \d+ was altered: its digest is that of another content$/m)
  expect(stdout).toContain('altered.jsonl is not what was exported')
}, 120_000)
