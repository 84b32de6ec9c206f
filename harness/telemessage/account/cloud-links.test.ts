import { expect, it } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { type CloudLinks, createCloudLinks, linkStatusAt, type StoredLink } from './cloud-links.ts'

function setup(): { links: CloudLinks; link: StoredLink; token: string } {
  const links = createCloudLinks(memoryTables)
  return { links, ...links.issue('user-1', 'WhatsApp', 1_000) }
}

it('finds a link by its token, but does not store the token', () => {
  const { links, link, token } = setup()
  expect(links.ofToken(token)).toBe(link)
  expect(JSON.stringify(link)).not.toContain(token)
  expect(() => links.ofToken(link.tokenHash)).toThrowError(expect.objectContaining({ code: 'link-token-unknown' }))
})

it('never issues a token twice', () => {
  const { links, token } = setup()
  expect(links.issue('user-1', 'WhatsApp', 1_000).token).not.toBe(token)
})

it('has the links of each user, and no others', () => {
  const { links, link } = setup()
  links.issue('user-2', 'WhatsApp', 1_000)
  expect(links.ofUser('user-1')).toEqual([link])
  expect(() => links.get('link-3')).toThrowError(expect.objectContaining({ code: 'link-not-found' }))
})

it.each([
  ['open', 999, {}],
  ['expired', 1_000, {}],
  ['scanned', 999, { deviceId: 'device-1' }],
  ['scanned', 1_000, { deviceId: 'device-1' }],
  ['revoked', 999, { isRevoked: true }],
  ['revoked', 1_000, { deviceId: 'device-1', isRevoked: true }],
] as const)('is %s at %i with %o', (status, nowMs, changes) => {
  expect(linkStatusAt({ ...setup().link, ...changes }, nowMs)).toBe(status)
})

it('is put back to the links of the moment when it was saved', () => {
  const { links, link, token } = setup()
  const putBack = links.save()
  const later = links.issue('user-1', 'WhatsApp', 1_000)
  links.scanned(link.linkId, 'device-1')
  links.revoke(link.linkId)
  putBack()
  expect(links.ofToken(token)).toEqual(link)
  expect(() => links.ofToken(later.token)).toThrowError(expect.objectContaining({ code: 'link-token-unknown' }))
})
