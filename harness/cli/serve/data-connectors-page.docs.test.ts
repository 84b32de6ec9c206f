import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { typedPage } from './sample-page-typing.ts'

// Types docs/data-connectors.md as it is: from nothing to a downloaded import log, with the reference connector.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test('every command of the page does what it says', async () => {
  const stdout = await typedPage('data-connectors.md', workFolder.path)
  expect(stdout).toContain('"code":"ConnectorRoleMissing"')
  expect(stdout).toContain('"productId":"whatsapp-archiver"')
  expect(stdout).toContain('"step":"review"')
  expect(stdout).not.toContain('"password"')
  expect(stdout).toMatch(/"lastRun":\{[^}]*"state":"done"/)
  expect(stdout).toMatch(/"observed":\{"itemsFetched":[1-9]\d*,"copiesImported":[1-9]\d*/)
  expect(stdout).toMatch(/"record":"summary"/)
  expect(stdout).toMatch(/^event: end\ndata: .*"differences":\[\]/m)
}, 120_000)
