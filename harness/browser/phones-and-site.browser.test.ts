import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder } from '../runner/index.ts'
import { connectChromium } from './chromium.ts'
import { startServedConsole } from './served-console.ts'
import { openWatchedPage } from './watched-page.ts'

// What people do on phones, and what an administrator does on the site and with the state of the world, by roles and labels.

const workFolder = await createWorkFolder()
const [browser, served] = await Promise.all([
  connectChromium(inject('chromiumAddress')),
  startServedConsole(await workFolder.subfolder('data'), '--items', '10'),
])
const { origin } = served
const { page, faults } = await openWatchedPage(browser, { origin })
page.setDefaultTimeout(15_000)
afterAll(async () => {
  await browser.close()
  await served.stop()
  await workFolder.remove()
})

// One white dot.
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
)

test('in a group: a text, a picture, a call, an edit, a reaction, a deletion for everybody, and somebody who leaves', async () => {
  await page.goto(served.link)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.goto(`${origin}/phones`)
  await page.getByLabel('From the phone of').selectOption({ label: 'Asha Menon' })
  for (const name of [/Ben Whitaker/, /Finn O'Rourke/]) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('textbox', { name: /^Message/ }).fill('The otter swims at six')
  await page.getByRole('button', { name: 'Send' }).click()
  const bubbles = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('.from') })
  await bubbles.filter({ hasText: 'The otter swims at six' }).first().waitFor()

  await page.getByLabel('Message', { exact: true }).fill('See for yourself')
  await page.getByLabel('Picture or file').setInputFiles({ name: 'otter.png', mimeType: 'image/png', buffer: picture })
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('otter.png').waitFor()

  await page.getByLabel('Outcome').selectOption({ label: 'Missed' })
  await page.getByRole('button', { name: 'Call' }).click()
  await bubbles
    .filter({ hasText: /\bCall\b/ })
    .first()
    .waitFor()

  const said = bubbles.filter({ hasText: 'The otter swims at six' }).first()
  await said.getByText('Edit, react, delete').click()
  await said.getByLabel('New text').fill('The otter swims at seven')
  await said.getByRole('button', { name: 'Edit' }).click()
  await bubbles.filter({ hasText: 'Edited' }).first().waitFor()

  const reacted = bubbles.filter({ hasText: 'The otter swims at six' }).first()
  await reacted.getByText('Edit, react, delete').click()
  await reacted.getByRole('button', { name: 'React' }).click()
  await bubbles.filter({ hasText: 'Reacted' }).first().waitFor()

  const deleted = bubbles.filter({ hasText: 'The otter swims at six' }).first()
  await deleted.getByText('Edit, react, delete').click()
  await deleted.getByRole('button', { name: 'Delete for everybody' }).click()
  await bubbles.filter({ hasText: 'Deleted for everybody' }).first().waitFor()

  await page.getByLabel('Who leaves').selectOption({ label: "Finn O'Rourke" })
  await page.getByRole('button', { name: 'Leave the group' }).click()
  await bubbles.filter({ hasText: 'Notice' }).first().waitFor()
  expect(faults()).toEqual([])
})

test('on the site: a verdict on each line of a CSV file, a plan, a link with its QR code, scanned and revoked', async () => {
  await page.goto(`${origin}/site`)
  const csv = 'firstName,number,password\nNadia,447700900987,Quiet-River-7\nNobody,not a number,Quiet-River-7\n'
  await page.getByLabel(/CSV file/).setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: 'Import users' }).click()
  await page.getByText('refused', { exact: true }).waitFor()
  await page.getByRole('row').filter({ hasText: 'created' }).getByRole('link').click()
  await page.getByRole('heading', { name: 'Nadia' }).waitFor()
  await page.getByRole('button', { name: /^Assign to WhatsApp Cloud Archiver/ }).click()
  await page.getByRole('button', { name: /^Take off WhatsApp Cloud Archiver/ }).waitFor()
  await page.getByRole('button', { name: 'Ask for a link' }).click()
  const code = page.getByRole('img', { name: 'QR code of this link' })
  await code.waitFor()
  // The picture is there, and not only its place.
  await expect.poll(() => code.evaluate((image) => Number(Reflect.get(image, 'naturalWidth')))).toBeGreaterThan(100)
  await page.getByRole('button', { name: 'Scan it with the phone' }).click()
  await page.getByText('scanned', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('revoked', { exact: true }).first().waitFor()
  await page.getByText('lasts', { exact: true }).first().waitFor()
  expect(faults()).toEqual([])
})

test('the state of the world is saved and restored', async () => {
  await page.goto(`${origin}/control-room`)
  await page.getByLabel(/^Name of a new snapshot/).fill('before')
  await page.getByRole('button', { name: 'Save the present state' }).click()
  await page.goto(`${origin}/phones`)
  await page.getByRole('checkbox', { name: /Ben Whitaker/ }).check()
  await page.getByRole('textbox', { name: /^Message/ }).fill('Only for a moment')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Only for a moment').first().waitFor()
  await page.goto(`${origin}/phones`)
  const conversation = page.getByRole('link', { name: 'Asha Menon and Ben Whitaker' })
  await conversation.waitFor()
  await page.goto(`${origin}/control-room`)
  await page.getByRole('button', { name: /^Restore/ }).click()
  await page.getByRole('status').first().waitFor()
  await page.goto(`${origin}/phones`)
  // The group of before is there, and what came later is not.
  await page
    .getByRole('link', { name: /Finn O'Rourke|Asha Menon, / })
    .first()
    .waitFor()
  expect(await conversation.count()).toBe(0)
  expect(faults()).toEqual([])
})
