import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, it } from 'vitest'
import { capturePlanePaths } from '../contract/index.ts'
import { createVirtualClock } from '../control/clock.ts'
import type { AccountArchiver } from './account-archiver.ts'
import { createAccounts } from './login/accounts.ts'
import { asha, sampleEvent } from './sample-event.ts'
import { createSite } from './site.ts'
import { asJson, at, createUser, json, openCaptureWorld } from './transport-cases/capture-world.ts'

// Goal: the code of the site names no archiver. What the site captures, and its wording, depend on what its account was ordered with.

const pager: AccountArchiver = {
  service: 'Pager',
  plans: { 'phone-archiver': 'Pager Archiver to Microsoft 365' },
  routes: [{ source: 'phone-archiver', network: 'Pager Pro' }],
}
const clock = createVirtualClock(new Date('2026-03-03T00:00:00Z'))
const site = createSite({ clock, archiver: pager, accounts: await createAccounts([]) })
const cleo = { ...asha, network: 'Pager Pro' }

it('begins subjects with the service, whichever app of it was used', () => {
  site.register(cleo)
  expect(site.capture(sampleEvent({ network: 'Pager Pro' })).subject).toMatch(/^Pager Message From 15550100001 to /)
})

it.each([
  [
    'an app that the archiver does not capture',
    { network: 'WhatsApp' },
    'network: Invalid option: expected one of "Pager Pro"',
  ],
  ['a product that the archiver has not', { source: 'cloud-archiver' as const }, 'no cloud-archiver'],
])('does not register a user with %s', (_what, fields, why) => {
  const number = '15550100009'
  expect(() => site.register({ ...cleo, number, ...fields })).toThrowError(
    expect.objectContaining({ code: 'registration-invalid', message: expect.stringContaining(why.slice(0, 7)) }),
  )
})

it.each([capturePlanePaths.links, capturePlanePaths.activations])(
  'refuses %s for an app that the archiver does not capture',
  async (path) => {
    const world = await openCaptureWorld()
    const { userId, number } = await createUser(world)
    const isLink = path === capturePlanePaths.links
    const answer = isLink
      ? await world.admin('POST', at(path, { userId }), { network: 'Pager Pro' })
      : await world.ask('POST', path, asJson({ number, code: '00000000', network: 'Pager Pro' }))
    expect(answer.status).toBe(400)
    expect(json<{ detail: string }>(answer).detail).toContain('network: Invalid option: expected one of "WhatsApp"')
    expect(world.complaints).toEqual([])
  },
)

it('documents its own apps, in examples too', async () => {
  const url = new URL('https://site.example/openapi.json')
  const request = { method: 'GET', url, params: {}, headers: {}, body: Buffer.of() }
  const answer = await site.operations.find(({ path }) => path === url.pathname)?.respond(request)
  const source = String(answer?.body)
  const document = JSON.parse(source)
  expect(document.info.summary).toMatch(/^Captured Pager messages/)
  expect(document.components.schemas.Network.enum).toEqual(['Pager Pro'])
  expect(document.components.schemas.Item.properties.network.enum).toEqual(['Pager Pro'])
  expect(source).toContain('"subject":"Pager Message From')
  expect(source).not.toContain('WhatsApp')
  const problems = await lintFromString({
    source,
    absoluteRef: 'openapi.json',
    config: await createConfig({ extends: ['recommended-strict'] }),
  })
  expect(problems).toEqual([])
})
