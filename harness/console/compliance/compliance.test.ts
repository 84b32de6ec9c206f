import { afterAll, expect, test } from 'vitest'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { openSampleBrowser } from '../sample-browser.ts'
import { putMessage } from '../sample-message.ts'

const browser = await openSampleBrowser({ plainHttp: true })
afterAll(() => browser.close())
const { controlToken, urls, environment } = browser.servers
const clock = await fetch(`${urls.control}/control/v1/clock`, { headers: { authorization: `Bearer ${controlToken}` } })
const { now } = (await clock.json()) as { now: string }
await referenceConnector.sync({ ...environment, MT_NOW: now })

const at = '/compliance'
const asha = 'asha.menon@contoso.example'
// Who gets messages depends on the day, so that a day may have none for one of them.
const drafted = { subject: 'Draft', contentType: 'text', text: 'whatever', name: 'a.txt', file: 'a' } as const
await putMessage({ ...environment }, asha, drafted)

test('a search is saved, and shows what it found with a way to the message', async () => {
  const found = await browser.send(at, `${at}/searches`, { query: 'whatsapp', mailbox: '' })
  expect(found.address).toMatch(/^\/compliance\/searches\//)
  expect(found.markup).toMatch(/<mark>WhatsApp<\/mark>/)
  const [, message = ''] = /href="(\/mailboxes\/[^"]+\/messages\/[^"]+)"/.exec(found.markup) ?? []
  expect((await browser.get(message.replaceAll('&#39;', "'"))).status).toBe(200)
  expect((await browser.get(at)).markup).toContain('<code>whatsapp</code>')
})

test('a mistake in a query is marked at its place', async () => {
  const { markup } = await browser.send(at, `${at}/searches`, { query: 'deal (<b> OR' })
  expect(markup).toMatch(/cannot be read at character \d+/)
  expect(markup).toMatch(/<mark>[^<]+<\/mark>/)
  expect(markup).not.toContain('<b>')
  expect(markup).toContain('role="alert"')
})

test('a Litigation Hold is placed and released, and the page of the mailbox says what keeps it', async () => {
  const placed = await browser.send(`${at}/holds`, `${at}/holds`, { user: asha, days: '', comment: 'Case 7' })
  expect(placed.markup).toContain('Litigation Hold Case 7')
  expect(placed.markup).toContain('What stays for ever')
  const released = await browser.send(`${at}/holds`, `${at}/mailboxes/${encodeURIComponent(asha)}/release`)
  expect(released.markup).toContain('<dt>Holds</dt><dd>none</dd>')
  const wrong = await browser.send(`${at}/holds`, `${at}/holds`, { user: asha, days: 'soon' })
  expect(wrong.markup).toContain('“soon” is no number of days.')
})

test('a policy leads to a forecast, and is deleted', async () => {
  await browser.send(`${at}/retention`, `${at}/retention/any-size`)
  const policy = { name: 'Desk', action: 'delete', days: '30', users: asha }
  const { markup } = await browser.send(`${at}/retention`, `${at}/retention`, policy)
  const kept = await browser.get(`${at}/mailboxes/${encodeURIComponent(asha)}`)
  expect(kept.markup).toContain('<dt>Retention policies</dt><dd>Desk</dd>')
  const [, remove = ''] = /action="(\/compliance\/retention\/[^"/]+\/delete)"/.exec(markup) ?? []
  expect((await browser.send(`${at}/retention`, remove)).markup).toContain('There is no retention policy.')
})

test('a case holds a custodian, and its export is loaded down', async () => {
  await browser.send(`${at}/cases`, `${at}/cases/become-manager`)
  const opened = await browser.send(`${at}/cases`, `${at}/cases`, { name: 'Contoso v. Fabrikam' })
  const held = await browser.send(opened.address, `${opened.address}/custodians`, { email: asha })
  expect(held.markup).toContain('on hold</span>')
  const { markup } = await browser.send(opened.address, `${opened.address}/exports`, { query: '' })
  const [, file = ''] = /href="(\/compliance\/cases\/[^"]+\/exports\/[^"]+\.zip)"/.exec(markup) ?? []
  const zip = await browser.get(file)
  expect([zip.status, zip.markup.slice(0, 2)]).toEqual([200, 'PK'])
})

test('the audit log is whole, and its entries are filtered', async () => {
  const { markup } = await browser.get(`${at}/audit?operation=HoldCreated`)
  expect(markup).toMatch(/whole<\/span> [\d,]+ entries: every digest/)
  expect(markup).toContain('HoldCreated')
  expect(markup).not.toContain('>SearchCreated<')
  expect((await browser.get(`${at}/audit/log`)).markup).toContain('"digest"')
})
