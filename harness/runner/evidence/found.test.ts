import { expect, test } from 'vitest'
import { queryFor } from './found.ts'

const eventTime = '2026-03-10T23:59:00.000Z'

test('looks for the first words of a text, without what a query would read as something else', () => {
  expect(queryFor({ text: 'Deal (7%): "now" OR never, ask Ben* today.', eventTime })).toBe('"Deal 7 now OR never ask"')
})

test('looks for the day of an item without words', () => {
  expect(queryFor({ text: '👍', eventTime })).toBe('sent:2026-03-10')
})
