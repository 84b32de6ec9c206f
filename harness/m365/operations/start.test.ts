import supertest from 'supertest'
import { expect, it } from 'vitest'
import { expressTransport } from '../../control/http/express-transport.ts'
import { startPageSchema } from '../../control/self-description/start-page.ts'
import { openSampleTenant, sampleClient } from '../sample-tenant.ts'

async function setup() {
  const { tenant, room } = await openSampleTenant()
  const app = expressTransport(tenant, room)
  const ask = (path: string, accept = '*/*') => supertest(app).get(path).set({ accept })
  return { tenant, ask }
}

it('says at its root what it is, without a token: in JSON to programs, in HTML to browsers', async () => {
  const { ask } = await setup()
  const json = await ask('/')
  expect([json.status, json.type, json.headers['vary']]).toEqual([200, 'application/json', 'accept'])
  expect(startPageSchema.parse(json.body)).toMatchObject({ title: 'Mock Microsoft 365 tenant', simulated: true })
  const html = await ask('/', 'text/html,application/xhtml+xml,*/*;q=0.8')
  expect([html.status, html.type]).toEqual([200, 'text/html'])
  expect(html.headers['content-security-policy']).toContain("default-src 'none'")
  expect(html.text).toContain(sampleClient.tenantId)
  expect(html.text.match(/<(script|link|img|iframe|object|form)\b|@import|url\(|\bon\w+="|https?:/gi)).toBeNull()
})

it('names at its root an address for each of its operations, and no other addresses', async () => {
  const { ask, tenant } = await setup()
  const { addresses } = startPageSchema.parse((await ask('/')).body)
  const paths = tenant.operations.map(({ path }) => path.replace(':tenantId', sampleClient.tenantId))
  expect(addresses.filter(({ path }) => !paths.some((known) => known.startsWith(path)))).toEqual([])
  const known = (path: string) => path === '/' || addresses.some((address) => path.startsWith(address.path))
  expect(paths.filter((path) => !known(path))).toEqual([])
  const opened = addresses.filter(({ opens }) => opens).map(async ({ path }) => (await ask(path)).status)
  expect(await Promise.all(opened)).toEqual([200, 200, 200, 200, 200])
})
