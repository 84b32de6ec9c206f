import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder } from '../runner/index.ts'
import { connectChromium } from './chromium.ts'
import { inspectPage } from './inspect-page.ts'
import { startServedConsole } from './served-console.ts'
import { openWatchedPage } from './watched-page.ts'

// The conformance runs of the console, as a person starts, watches and opens them.

const workFolder = await createWorkFolder()
const [browser, served] = await Promise.all([
  connectChromium(inject('chromiumAddress')),
  startServedConsole(await workFolder.subfolder('data'), '--items', '20'),
])
const { origin } = served
const { page, faults } = await openWatchedPage(browser, { origin })
page.setDefaultTimeout(60_000)
afterAll(async () => {
  await browser.close()
  await served.stop()
  await workFolder.remove()
})

test('a run is started, its requirement turns green while the page is watched, and the page is readable', async () => {
  await page.goto(served.link)
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Runs' }).click()
  await page.getByRole('textbox', { name: 'What to play' }).fill('MAP-4 FLD-1')
  await page.getByRole('textbox', { name: 'Seed' }).fill('7')
  await page.getByRole('button', { name: 'Start the run' }).click()
  // The page follows by itself.
  await page.getByRole('row', { name: /^MAP-4 pass/ }).waitFor()
  await page.getByRole('link', { name: 'Open the HTML report' }).waitFor()
  for (const summary of await page.locator('summary').all()) await summary.click()
  const found = await inspectPage(page, 'run')
  const [, id] = /\/runs\/([^/]+)$/.exec(page.url()) ?? []
  await page.goto(`${origin}/runs`)
  await page.getByRole('table').getByRole('link', { name: 'HTML report' }).waitFor()
  found.push(...(await inspectPage(page, 'runs')))
  await page.goto(`${origin}/runs/compare?before=${id}&after=${id}`)
  found.push(...(await inspectPage(page, 'compared')))
  expect([...found, ...faults()]).toEqual([])
})

test('its report opens with style and script, in a sandbox from which nothing of the console can be reached', async () => {
  await page.goto(`${origin}/runs`)
  await page.getByRole('table').getByRole('link', { name: 'HTML report' }).click()
  await page.getByRole('heading', { name: 'reference connector passes' }).waitFor()
  // Without its script, the report has no search.
  await page.getByRole('searchbox').first().waitFor()
  expect(await page.evaluate('[origin, getComputedStyle(document.body).marginTop]')).toEqual(['null', '0px'])
  expect([...(await inspectPage(page, 'run-report')), ...faults()]).toEqual([])
  expect(await page.evaluate(`fetch('/runs').then(() => 'reached', () => 'forbidden')`)).toBe('forbidden')
  expect(await page.evaluate(`(() => { try { return document.cookie } catch { return 'forbidden' } })()`)).toBe(
    'forbidden',
  )
})
