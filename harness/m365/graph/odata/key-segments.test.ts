import { expect, it } from 'vitest'
import { refuseFunctions, withKeySegments } from './key-segments.ts'

it.each([
  ['/v1.0/users/asha/mailFolders', '/v1.0/users/asha/mailFolders'],
  ["/v1.0/users('asha%40contoso.example')", '/v1.0/users/asha%40contoso.example'],
  ["/v1.0/users('asha')/mailFolders('inbox')/messages", '/v1.0/users/asha/mailFolders/inbox/messages'],
  ["/v1.0/users/asha/mailFolders('inbox')/messages", '/v1.0/users/asha/mailFolders/inbox/messages'],
  ["/v1.0/users('o''hara')", "/v1.0/users/o'hara"],
  ['/v1.0/users(%27o%27%27hara%27)', "/v1.0/users/o'hara"],
  ["/v1.0/users('a(b)')", '/v1.0/users/a(b)'],
  ["/v1.0/users('asha')/messages/delta()", '/v1.0/users/asha/messages/delta'],
  ["/v1.0/users('')", "/v1.0/users('')"],
  ['/v1.0/users(asha)', '/v1.0/users(asha)'],
])('takes %s for %s', (pathname, segments) => {
  expect(withKeySegments(pathname)).toBe(segments)
})

it.each(['delta', 'DELTA()', "delta(token='x')", '$count', '$ref'])('takes %s for no key', (folderId) => {
  const url = new URL(`https://tenant.example/v1.0/mailFolders/${folderId}`)
  const ask = () => refuseFunctions({ method: 'GET', url, params: { folderId }, headers: {}, body: Buffer.of() })
  expect(ask).toThrow(expect.objectContaining({ status: 501 }))
})

it('takes what only looks like a function for a key', () => {
  const url = new URL('https://tenant.example/v1.0/users/delta@contoso.example')
  const request = { method: 'GET', url, params: { userId: 'delta@contoso.example' }, headers: {}, body: Buffer.of() }
  expect(() => refuseFunctions(request)).not.toThrow()
})
