import { expect, test } from 'vitest'
import { storageOperation } from './storage-operation.ts'

const named = (method: string, path: string, headers: Record<string, string> = {}): string => {
  const { name, blob } = storageOperation(method, new URL(`http://127.0.0.1/account${path}`), headers)
  return blob === undefined ? name : `${name} ${blob}`
}

test.each([
  ['blobs.put a/b c.zip', 'PUT', '/container/a/b%20c.zip?sig=x', {}],
  ['blobs.copy a', 'PUT', '/container/a', { 'x-ms-copy-source': 'https://x.test' }],
  ['blocks.put a', 'PUT', '/container/a?comp=block&blockid=1', {}],
  ['blocks.commit a', 'PUT', '/container/a?comp=blocklist', {}],
  ['blobs.append a', 'PUT', '/container/a?comp=appendblock', {}],
  ['blobs.describe a', 'PUT', '/container/a?comp=metadata', {}],
  ['blobs.describe a', 'PUT', '/container/a?comp=tags', {}],
  ['blobs.other a', 'PUT', '/container/a?comp=lease', {}],
  ['blobs.get a', 'GET', '/container/a', {}],
  ['blobs.head a', 'HEAD', '/container/a', {}],
  ['blobs.delete a', 'DELETE', '/container/a', {}],
  ['blobs.list', 'GET', '/container?restype=container&comp=list', {}],
  ['container.setAccess', 'PUT', '/container?restype=container&comp=acl', {}],
  ['container.other', 'GET', '/container?restype=container', {}],
  ['blobs.get %', 'GET', '/container/%', {}],
])('%s', (expected, method, path, headers) => {
  expect(named(method, path, headers)).toBe(expected)
})

test('a request without any credentials is not signed', () => {
  const url = new URL('http://127.0.0.1/account/container/a')
  expect(storageOperation('GET', url, {}).isSigned).toBe(false)
  expect(storageOperation('GET', url, { authorization: 'SharedKey x' }).isSigned).toBe(true)
  expect(storageOperation('GET', new URL(`${url}?sig=x`), {}).isSigned).toBe(true)
})
