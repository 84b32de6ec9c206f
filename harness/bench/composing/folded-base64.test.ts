import { expect, it } from 'vitest'
import { foldedBase64 } from './folded-base64.ts'

it.each([0, 1, 57, 58, 1000])('folds %i octets at 76 characters', (length) => {
  const octets = Buffer.from(Array.from({ length }, (_, index) => (index * 31) % 251))
  const lines = octets.toString('base64').match(/.{1,76}/g) ?? []
  expect(foldedBase64(octets).toString()).toBe(lines.map((line) => `${line}\r\n`).join(''))
})
