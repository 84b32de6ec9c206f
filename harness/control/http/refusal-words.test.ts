import { expect, test } from 'vitest'
import { refusalWords } from './refusal-words.ts'

const words = (status: number, body: unknown): string | undefined =>
  refusalWords({ status, body: typeof body === 'string' ? body : JSON.stringify(body) })

test('are those of Graph, of the token endpoint and of a problem', () => {
  const graph = { error: { code: 'ErrorItemNotFound', message: 'The item was not found.', innerError: {} } }
  expect(words(404, graph)).toBe('ErrorItemNotFound: The item was not found.')
  const token = { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid secret.\nTrace ID: 1' }
  expect(words(401, token)).toBe('invalid_client: AADSTS7000215: Invalid secret.')
  const problem = { type: 'urn:x:user-unknown', title: 'No such user', detail: 'use a userId from the list' }
  expect(words(404, problem)).toBe('No such user: use a userId from the list')
})

test('are absent without a refusal, and without words', () => {
  expect(words(200, { error: { code: 'a', message: 'b' } })).toBeUndefined()
  expect(words(500, '<html>')).toBeUndefined()
  expect(words(500, 'null')).toBeUndefined()
  expect(words(0, '')).toBeUndefined()
})

test('are cut when they are long', () => {
  expect(words(400, { title: 'x'.repeat(1_000) })).toHaveLength(300)
})
