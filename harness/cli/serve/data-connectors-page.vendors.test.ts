import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { typedPage } from './sample-page-typing.ts'

// The same page with a connector behind it that shares no line with ours: its progress is there, although it knows nothing of the page.

const connector = new URL('../../../fixtures/vendor-connectors/python/connector.py', import.meta.url).pathname
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test("a vendor's connector in Python goes through every command of the page", async () => {
  const stdout = await typedPage('data-connectors.md', workFolder.path, [
    '--connector-command',
    `python3 -B '${connector}'`,
  ])
  expect(stdout).toMatch(/"lastRun":\{[^}]*"state":"done"/)
  expect(stdout).toMatch(/"observed":\{"itemsFetched":[1-9]\d*,"copiesImported":[1-9]\d*/)
  expect(stdout).toMatch(/"record": ?"summary"/)
  expect(stdout).toMatch(/^event: end\ndata: .*"differences":\[\]/m)
})
