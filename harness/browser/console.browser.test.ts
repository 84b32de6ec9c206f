import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder } from '../runner/index.ts'
import { connectChromium } from './chromium.ts'
import { inspectPage } from './inspect-page.ts'
import { startServedConsole } from './served-console.ts'
import { statusOf } from './status-of.ts'
import { openWatchedPage } from './watched-page.ts'

// The tour of the console, as a person takes it: by roles and labels, from the link that `serve` prints. Each test goes on from where
// the one before has left the world.

const workFolder = await createWorkFolder()
const [browser, served] = await Promise.all([
  connectChromium(inject('chromiumAddress')),
  startServedConsole(await workFolder.subfolder('data'), '--items', '40'),
])
const { origin } = served
const { page, context, faults } = await openWatchedPage(browser, { origin })
page.setDefaultTimeout(15_000)
afterAll(async () => {
  await browser.close()
  await served.stop()
  await workFolder.remove()
})

const asha = 'asha.menon@contoso.example'
const views = page.getByRole('navigation', { name: 'Views' })

test('nobody gets in without the link, and the link works once', async () => {
  expect(await statusOf(`${origin}/`, {})).toBe(401)
  expect(await statusOf(`${origin}/sign-in?token=guessed`, {})).toBe(403)
  await page.goto(served.link)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  const second = await fetch(served.link)
  expect([second.status, await second.text()]).toEqual([403, expect.stringContaining('It works once')])
  const [cookie] = await context.cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
})

test('a foreign Host header, and a form that another page sent, are refused', async () => {
  const [cookie] = await context.cookies()
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` }
  expect(await statusOf(`${origin}/`, headers)).toBe(200)
  expect(await statusOf(`${origin}/`, { ...headers, host: 'evil.example:9446' })).toBe(421)
  const forged = await context.request.post(`${origin}/control-room/freeze`, { form: { csrf: 'guessed', back: '/' } })
  expect(forged.status()).toBe(403)
})

test('from the overview to the own message in a mailbox, and to finding it by search', async () => {
  await page.goto(`${origin}/`)
  await page.getByRole('button', { name: 'Set up the connector' }).click()
  await page.getByRole('link', { name: 'Type a message on a phone' }).click()
  await page.getByLabel('From the phone of').selectOption({ label: 'Asha Menon' })
  await page.getByRole('checkbox', { name: /Ben Whitaker/ }).check()
  await page.getByRole('textbox', { name: /^Message/ }).fill('The heron flies at noon')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('The heron flies at noon').first().waitFor()
  await page.getByRole('button', { name: 'Advance to the next run' }).first().click()
  await views.getByRole('link', { name: 'Mailboxes' }).click()
  await page.getByRole('link', { name: asha }).click({ timeout: 30_000 })
  await page
    .getByRole('link', { name: /WhatsApp Message From .* to/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Where it came from' }).waitFor()
  await views.getByRole('link', { name: 'Compliance' }).click()
  await page.getByLabel(/Search for/).fill('heron NEAR(3) noon')
  await page.getByRole('button', { name: 'Search' }).click()
  expect(await page.getByRole('main').getByText('heron flies at noon').first().innerText()).toBe('heron flies at noon')
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await page.getByLabel('Text of the message').getByText('The heron flies at noon').waitFor()
  await page.getByRole('link', { name: 'Open this chat on the phones' }).first().click()
  await page.getByText('The heron flies at noon').first().waitFor()
  expect(faults()).toEqual([])
})

test('a connector is added by the wizard, step by step, and a wrong password is refused', async () => {
  await page.goto(`${origin}/connectors`)
  await page.locator('a[href^="/connectors/products/"]').first().click()
  await page.getByRole('button', { name: 'Add connector' }).click()
  await page.getByRole('button', { name: 'Accept' }).click()
  const logIn = async (password: string): Promise<void> => {
    await page.getByLabel(/^Username/).fill(served.environment['MT_TELEMESSAGE_USERNAME'] ?? '')
    await page.getByLabel(/^Password/).fill(password)
    await page.getByRole('button', { name: 'Next' }).click()
  }
  await logIn('wrong')
  await page.getByRole('alert').waitFor()
  await logIn(served.environment['MT_TELEMESSAGE_PASSWORD'] ?? '')
  await page.getByLabel(/^Automatic user mapping/).waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel(/^Name of the connector/).fill('By the wizard')
  await page.getByRole('button', { name: 'Finish' }).click()
  await page.getByRole('heading', { name: 'By the wizard' }).waitFor()
})

test('a fault is armed, seen in the journal with its reason, and disarmed', async () => {
  await page.goto(`${origin}/control-room`)
  await page.getByText('Arm a fault').click()
  await page.getByLabel('Operation').selectOption('telemessage:items.list')
  await page.getByRole('button', { name: 'Arm', exact: true }).click()
  await page.getByText('0 hits').waitFor()
  await fetch(`${served.environment['MT_TELEMESSAGE_URL']}/archive/v1/items`)
  // The page follows by itself.
  await page.getByText('1 hit', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Journal of all requests' }).click()
  await page.getByLabel('Status').selectOption('refused')
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByText('A fault that you armed did this. Answers with the given status.').first().waitFor()
  await page.goto(`${origin}/control-room`)
  await page.getByRole('button', { name: 'Disarm answer at telemessage:items.list' }).click()
  await page.getByText('No fault is armed.').waitFor()
})

test('holds, a policy and a case are made, and the log of it is whole', async () => {
  await page.goto(`${origin}/compliance/holds`)
  await page.getByLabel(/Mailbox of/).fill(asha)
  await page.getByLabel('Comment').fill('Case 7')
  await page.getByRole('button', { name: 'Place the hold' }).click()
  await page.getByText('Litigation Hold Case 7').waitFor()
  await page.goto(`${origin}/compliance/retention`)
  await page.getByRole('button', { name: 'Let policies act in mailboxes of any size' }).click()
  await page.getByLabel('Name').fill('Month')
  await page.getByLabel('Action').selectOption('delete')
  await page.getByLabel(/Days/).fill('30')
  await page.getByRole('button', { name: 'Create the policy' }).click()
  await page.getByRole('button', { name: 'Delete Month' }).waitFor()
  await page.goto(`${origin}/compliance/cases`)
  await page.getByRole('button', { name: 'Become an eDiscovery Manager' }).click()
  await page.getByLabel('Name of a new case').fill('Contoso v. Fabrikam')
  await page.getByRole('button', { name: 'Create the case' }).click()
  await page.getByLabel(/Mailbox of a custodian/).fill('ben.whitaker@contoso.example')
  await page.getByRole('button', { name: 'Add and hold' }).click()
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export 1.zip', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Export 1.zip')
  await page.goto(`${origin}/compliance/audit`)
  await page.getByText('whole', { exact: true }).waitFor()
})

test('with the keyboard alone, from the overview to what a search found', async () => {
  await page.goto(`${origin}/`)
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate('document.activeElement?.textContent?.trim() || document.activeElement?.id')
      if (focused === name) return
    }
    throw new Error(`60 presses of Tab did not lead to ${name}`)
  }
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement?.id')).toBe('main')
  await page.goto(`${origin}/`)
  await tabTo('Compliance')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${origin}/compliance`)
  await tabTo('query')
  await page.keyboard.type('heron')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'heron' }).waitFor()
})

test('every page is readable in both schemes and at 360 px, by axe and without scrolling sideways', async () => {
  const message = await page.goto(`${origin}/mailboxes/${asha}`).then(() =>
    page
      .getByRole('link', { name: /WhatsApp .* From/ })
      .first()
      .getAttribute('href'),
  )
  await page.goto(`${origin}/compliance`)
  const search = await page.getByRole('table').getByRole('link').first().getAttribute('href')
  await page.goto(`${origin}/compliance/cases`)
  const one = await page.getByRole('table').getByRole('link').first().getAttribute('href')
  const linkOn = async (path: string, name: RegExp): Promise<string | null> => {
    await page.goto(`${origin}${path}`)
    return page.getByRole('main').getByRole('link', { name }).first().getAttribute('href')
  }
  const conversation = await linkOn('/phones', /Asha Menon/)
  const user = await linkOn('/site', /Menon/)
  const connector = await linkOn('/connectors', /WhatsApp/)
  const pages: Record<string, string | null> = {
    overview: '/',
    phones: '/phones',
    conversation,
    site: '/site',
    user,
    connectors: '/connectors',
    connector,
    mailboxes: '/mailboxes',
    mailbox: `/mailboxes/${asha}`,
    message,
    search: '/compliance',
    hits: search,
    mistake: '/compliance?query=deal+AND&at=9&expected=a+word',
    holds: '/compliance/holds',
    kept: `/compliance/mailboxes/${asha}`,
    retention: '/compliance/retention',
    cases: '/compliance/cases',
    case: one,
    audit: '/compliance/audit',
    'control-room': '/control-room',
    journal: '/control-room/journal',
    nowhere: '/nowhere',
  }
  const found: string[] = []
  const waiting = Object.entries(pages)
  // Two at a time: while one is photographed, the other is read by axe.
  const inspectAll = async (shown: Page): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, path] = next
      await shown.goto(`${origin}${path}`)
      for (const summary of await shown.locator('summary').all()) await summary.click()
      found.push(...(await inspectPage(shown, name)))
    }
  }
  await Promise.all([inspectAll(page), inspectAll(await context.newPage())])
  await context.clearCookies()
  await page.goto(`${origin}/`)
  found.push(...(await inspectPage(page, 'sign-in')))
  expect([...found, ...faults()]).toEqual([])
})
