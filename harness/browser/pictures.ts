import { mkdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { createWorkFolder } from '../runner/index.ts'
import { connectChromium, startChromium } from './chromium.ts'
import { startServedConsole } from './served-console.ts'

// The pictures of the README: `npm run pictures`. From the seed 7, and a message that is typed on a phone.

const folder = resolve('docs/pictures')
const size = { width: 960, height: 600 }
const message = 'The contract is signed. Lunch at noon?'

const workFolder = await createWorkFolder()
const chromium = await startChromium()
try {
  const served = await startServedConsole(await workFolder.subfolder('data'), '--items', '60')
  try {
    const browser = await connectChromium(chromium.wsEndpoint())
    const context = await browser.newContext({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await page.goto(served.link)
    await takePictures(page, served.origin)
  } finally {
    await served.stop()
  }
} finally {
  await chromium.close()
  await workFolder.remove()
}

async function takePictures(page: Page, origin: string): Promise<void> {
  const picture = async (name: string): Promise<void> => {
    await page.screenshot({ path: `${folder}/${name}.png`, clip: { x: 0, y: 0, ...size } })
    process.stdout.write(`${folder}/${name}.png\n`)
  }
  await page.getByRole('button', { name: 'Set up the connector' }).click()
  await page.getByRole('link', { name: 'Type a message on a phone' }).click()
  await page.getByLabel('From the phone of').selectOption({ label: 'Asha Menon' })
  await page.getByRole('checkbox', { name: /Ben Whitaker/ }).check()
  await page.getByRole('textbox', { name: /^Message/ }).fill(message)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText(message).first().waitFor()
  await page.getByRole('button', { name: 'Advance to the next run' }).first().click()
  await page.goto(`${origin}/mailboxes/asha.menon@contoso.example`)
  await page.goto(`${origin}/`)
  await page.getByRole('link', { name: 'Open the mailbox' }).waitFor({ timeout: 60_000 })
  await picture('overview')
  await page.getByRole('link', { name: 'Open the mailbox' }).click()
  await page.getByRole('heading', { name: 'Where it came from' }).waitFor()
  await picture('message')
  await page.goto(`${origin}/compliance`)
  await page.getByLabel(/Search for/).fill('contract NEAR(4) signed')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('heading', { name: /Preview/ }).waitFor()
  await picture('search')
}
