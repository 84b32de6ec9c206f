import { expect, test } from 'vitest'
import { linkWithin, urlBelow } from './url.ts'

const base = new URL('https://graph.test:8443/gateway/')

test('an address lies below its base, with segments and values encoded', () => {
  const url = urlBelow(base, ['users', 'MBX:a/b@c?d#e', 'x y'], { $filter: "p eq 'a+b'" })
  expect(url.href).toBe(
    'https://graph.test:8443/gateway/users/MBX%3Aa%2Fb%40c%3Fd%23e/x%20y?%24filter=p+eq+%27a%2Bb%27',
  )
})

test('an id that no encoding has is asked for all the same, and names nothing', () => {
  expect(urlBelow(base, ['items', 'a\ud83d']).pathname).toBe('/gateway/items/a%EF%BF%BD')
})

test.each(['.', '..'])('the segment %j leads nowhere', (segment) => {
  expect(() => urlBelow(base, ['items', segment, 'attachments'])).toThrow(
    expect.objectContaining({ name: 'FatalError', code: 'link-to-another-host' }),
  )
})

test('a link on the configured host is followed', () => {
  expect(linkWithin(base, 'https://graph.test:8443/v1.0/next?token=1', 'a link').href).toBe(
    'https://graph.test:8443/v1.0/next?token=1',
  )
})

test.each([
  'https://graph.test/next',
  'http://graph.test:8443/next',
  'https://evil.test:8443/next',
  'https://graph.test:8443@evil.test/next',
  '/next',
  'nothing',
])('a link to %s is not followed, and not repeated in the message', (link) => {
  const follow = () => linkWithin(base, link, 'a link')
  expect(follow).toThrow(expect.objectContaining({ name: 'FatalError', code: 'link-to-another-host' }))
  expect(follow).not.toThrow('next')
})
