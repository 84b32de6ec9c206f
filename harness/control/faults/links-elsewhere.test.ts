import { expect, test } from 'vitest'
import type { WireResponse } from '../wire.ts'
import { withLinksTo } from './links-elsewhere.ts'

const elsewhere = 'https://elsewhere.example/next'
const json = (value: unknown): WireResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

test('replaces every link in an answer, in any place', () => {
  const page = { value: [{ uploadUrl: 'https://here.example/1' }], '@odata.nextLink': 'https://here.example/2' }
  const answer = withLinksTo(elsewhere, json(page))
  expect(JSON.parse(String(answer?.body))).toEqual({ value: [{ uploadUrl: elsewhere }], '@odata.nextLink': elsewhere })
})

test('does nothing to an answer without links or without JSON', () => {
  expect(withLinksTo(elsewhere, json({ '@odata.context': 'https://here.example/c', value: [] }))).toBeUndefined()
  expect(withLinksTo(elsewhere, { status: 200, headers: {}, body: 'uploadUrl' })).toBeUndefined()
  expect(withLinksTo(elsewhere, { status: 204, headers: {}, body: '' })).toBeUndefined()
})
