import { expect, test } from 'vitest'
import { jsonResponse, type WireResponse } from '../wire.ts'
import { withReorderedItems, withRepeatedItem } from './pages.ts'

const bodyOf = (response: WireResponse | undefined): unknown => JSON.parse(String(response?.body))

test.each(['items', 'value'])(
  'distorts pages that have their items in %s, and leaves the rest of them alone',
  (field) => {
    const page = jsonResponse(200, { [field]: [1, 2, 3], next: null })
    expect(bodyOf(withRepeatedItem(page))).toEqual({ [field]: [1, 1, 2, 3], next: null })
    expect(bodyOf(withReorderedItems(page))).toEqual({ [field]: [3, 2, 1], next: null })
  },
)

test.each<[string, WireResponse]>([
  ['a refusal', jsonResponse(401, { items: [1, 2] })],
  ['an empty page', jsonResponse(200, { items: [] })],
  ['what has no items', jsonResponse(200, { item: [1, 2] })],
  ['what is no object', jsonResponse(200, 'items')],
  ['a value that is no list', jsonResponse(200, { value: 'text' })],
  [
    'a page for people',
    { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<!doctype html>' },
  ],
  ['a text that could be one', { status: 200, headers: { 'content-type': 'text/plain' }, body: '{"items":[1,2]}' }],
  ['a text of no type', { status: 200, headers: {}, body: '[1, 2' }],
])('finds nothing to distort in %s', (_what, response) => {
  expect([withRepeatedItem(response), withReorderedItems(response)]).toEqual([undefined, undefined])
})

test('finds no other order for a single item', () => {
  expect(withReorderedItems(jsonResponse(200, { items: [1] }))).toBeUndefined()
})
