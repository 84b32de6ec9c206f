import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleBrowser, type SampleBrowser } from '../sample-browser.ts'

// The Data connectors page in the browser: the role, the product, the wizard with the words of the specification, the runs.

let browser: SampleBrowser
beforeAll(async () => {
  browser = await openSampleBrowser()
})
afterAll(() => browser.close())

test('from the missing role through every page of the wizard to a run and its import log', async () => {
  const { environment } = browser.servers
  expect((await browser.get('/connectors')).markup).toContain('ConnectorRoleMissing')
  const listed = await browser.send('/connectors', '/connectors/role')
  expect(listed.markup).toContain('No connectors yet.')
  const product = '/connectors/products/whatsapp-archiver'
  expect(listed.markup).toContain(`href="${product}"`)
  expect((await browser.get(product)).markup).toContain('>Add connector</button>')
  const terms = await browser.send(product, '/connectors/wizards')
  const wizard = terms.address
  expect(terms.markup).toContain('<h1>Terms of service</h1>')
  expect(terms.markup).toContain('Third-party data.')
  const login = await browser.send(wizard, `${wizard}/terms-of-service`)
  expect(login.markup).toContain('<h1>Login to TeleMessage</h1>')
  const wrong = await browser.send(wizard, `${wizard}/login-to-telemessage`, {
    username: 'archive-admin',
    password: 'no',
  })
  expect(wrong.markup).toContain('<h1>Login to TeleMessage</h1>')
  expect(wrong.markup).toMatch(/role="alert">The tenant refused this: .*\(TeleMessageLoginRefused\)/)
  const password = environment.MT_TELEMESSAGE_PASSWORD
  const mapping = await browser.send(wizard, `${wizard}/login-to-telemessage`, { username: 'archive-admin', password })
  expect(mapping.markup).toContain('<h1>User mapping</h1>')
  expect(mapping.markup).not.toContain(password)
  const refused = new File(['number;address\n1;2\n'], 'mapping.csv', { type: 'text/csv' })
  const again = await browser.send(wizard, `${wizard}/user-mapping`, { automatic: 'yes', file: refused })
  expect(again.markup).toContain('line 1: the header must name the columns')
  const review = await browser.send(wizard, `${wizard}/user-mapping`, { automatic: 'yes', own: 'yes' })
  expect(review.markup).toContain('<h1>Review</h1>')
  const created = await browser.send(wizard, `${wizard}/finish`, { name: '<b>Ours</b>', description: '' })
  expect(created.markup).toContain('<h1>&lt;b&gt;Ours&lt;/b&gt;</h1>')
  const done = await browser.until(created.address, /<span class="chip pass">done<\/span>/)
  const [, run = ''] = /href="([^"]+\/runs\/[^"]+)"/.exec(done.markup) ?? []
  const shown = await browser.get(run)
  expect(shown.markup).toContain('What was seen and what the import log says agree.')
  expect(shown.markup).toContain('<td>summary</td>')
  const log = await browser.get(`${run}/import-log`)
  expect(log.headers.get('content-disposition')).toMatch(/^attachment; filename="?import-log-/)
  expect(log.headers.get('content-security-policy')).toContain('sandbox')
  expect(log.markup).toMatch(/"record":"summary"/)
  expect((await browser.get('/connectors/mapping-template')).markup).toContain('External User ID')
})

test('a connector is paused, renamed, started on demand and deleted, and each refusal is shown in the words of the tenant', async () => {
  const { markup } = await browser.get('/connectors')
  const [, connector = ''] = /href="(\/connectors\/[0-9a-f-]{36})"/.exec(markup) ?? []
  expect((await browser.send(connector, `${connector}/state`)).markup).toContain('>Switch on</button>')
  expect((await browser.send(connector, `${connector}/state`)).markup).toContain('>Pause</button>')
  expect((await browser.send(connector, `${connector}/name`, { name: 'Desk 7' })).markup).toContain('<h1>Desk 7</h1>')
  expect((await browser.send(connector, `${connector}/password`, { password: 'wrong' })).markup).toContain(
    '(TeleMessageLoginRefused)',
  )
  expect((await browser.send(connector, `${connector}/runs`)).markup).toContain('The connector runs.')
  await browser.until(connector, /<td>on demand<\/td><td><span class="chip pass">done<\/span><\/td>/)
  expect((await browser.send(connector, `${connector}/delete`)).markup).toContain('No connectors yet.')
  expect((await browser.get(connector)).status).toBe(404)
})
