import { expect, it } from 'vitest'
import { hashPassword, passwordMatches } from './passwords.ts'

it('salts, so that equal passwords have different hashes', async () => {
  const [one, other] = await Promise.all([hashPassword('secret'), hashPassword('secret')])
  expect(one.key).not.toEqual(other.key)
})

it.each([
  ['secret', true],
  ['secre', false],
  ['secret ', false],
  ['', false],
])('tells whether "%s" is the password', async (password, matches) => {
  expect(await passwordMatches(password, await hashPassword('secret'))).toBe(matches)
})
