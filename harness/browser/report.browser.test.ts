import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, inject, test } from 'vitest'
import { renderHtml } from '../report/html/report.ts'
import { sampleReportSaying, sampleRun } from '../report/sample-report.ts'
import { createWorkFolder } from '../runner/index.ts'
import { connectChromium } from './chromium.ts'
import { inspectPage } from './inspect-page.ts'
import { openWatchedPage } from './watched-page.ts'

const browser = await connectChromium(inject('chromiumAddress'))
const workFolder = await createWorkFolder()
afterAll(async () => {
  await browser.close()
  await workFolder.remove()
})

async function written(name: string, html: string): Promise<string> {
  const file = join(await workFolder.subfolder('report'), `${name}.html`)
  await writeFile(file, html)
  return pathToFileURL(file).href
}

test('the HTML report of a run is readable in both schemes and at 360 px, and by a screen reader', async () => {
  const { page, context, faults } = await openWatchedPage(browser)
  await page.goto(await written('sample', renderHtml(sampleRun(), { package: '0.0.0' })))
  expect([...(await inspectPage(page, 'report')), ...faults()]).toEqual([])
  await context.close()
})

test('a hostile text in the HTML report stays text', async () => {
  const { page, context, faults } = await openWatchedPage(browser)
  const hostile = '<img src=https://elsewhere.example/x onerror=alert(1)><script>alert(2)</script>'
  await page.goto(await written('hostile', renderHtml(sampleReportSaying(hostile), { package: '0.0.0' })))
  await page.getByText('<script>alert(2)</script>').first().waitFor({ state: 'attached' })
  expect(faults()).toEqual([])
  await context.close()
})
