import { expect, test } from 'vitest'
import { PathUnreadable, pathPattern } from './path-pattern.ts'

const pattern = pathPattern('/v1.0/items/:itemId/parts/:partId')

test.each([
  ['/v1.0/items/1/parts/2', { itemId: '1', partId: '2' }],
  ['/V1.0/Items/1/PARTS/2/', { itemId: '1', partId: '2' }],
  ['/v1.0/items/a%2Fb/parts/%25', { itemId: 'a/b', partId: '%' }],
])('recognises %s', (pathname, params) => {
  expect(pattern(pathname)).toEqual(params)
})

test.each([
  '/v1.0/items/1/parts',
  '/v1.0/items//parts/2',
  '/v1.0/items/1/parts/2/3',
  '/v1.0/items/1/2/parts/3',
  '/v1x0/items/1/parts/2',
  '/base/v1.0/items/1/parts/2',
  '/v1.0/items/1/parts/2//',
])('does not match %s', (pathname) => {
  expect(pattern(pathname)).toBeUndefined()
})

test('reports broken percent-encoding as a mistake of the client', () => {
  expect(() => pattern('/v1.0/items/100%/parts/2')).toThrow(PathUnreadable)
  expect(new PathUnreadable(undefined).status).toBe(400)
})
