import { expect, test } from 'vitest'
import { jsonResponse, type WireResponse } from '../wire.ts'
import { withReorderedItems, withRepeatedItem } from './pages.ts'

const bodyOf = (response: WireResponse | undefined): unknown => JSON.parse(String(response?.body))

test.each(['items', 'value'])('distorts pages with their items in %s, and leaves the other fields alone', (field) => {
  const page = jsonResponse(200, { [field]: [1, 2, 3], next: null })
  expect(bodyOf(withRepeatedItem(page))).toEqual({ [field]: [1, 1, 2, 3], next: null })
  expect(bodyOf(withReorderedItems(page))).toEqual({ [field]: [3, 2, 1], next: null })
})

test.each<[string, WireResponse]>([
  ['a refusal', jsonResponse(401, { items: [1, 2] })],
  ['an empty page', jsonResponse(200, { items: [] })],
  ['JSON without items', jsonResponse(200, { item: [1, 2] })],
  ['JSON that is not an object', jsonResponse(200, 'items')],
  ['a value that is not a list', jsonResponse(200, { value: 'text' })],
  ['an HTML page', { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<!doctype html>' }],
  [
    'plain text that looks like a page',
    { status: 200, headers: { 'content-type': 'text/plain' }, body: '{"items":[1,2]}' },
  ],
  ['text without a type', { status: 200, headers: {}, body: '[1, 2' }],
])('does not distort %s', (_what, response) => {
  expect([withRepeatedItem(response), withReorderedItems(response)]).toEqual([undefined, undefined])
})

test('does not reorder a single item', () => {
  expect(withReorderedItems(jsonResponse(200, { items: [1] }))).toBeUndefined()
})
