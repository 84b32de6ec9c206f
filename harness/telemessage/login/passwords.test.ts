import { expect, it } from 'vitest'
import { costOfDrawnPassword, hashPassword, passwordMatches } from './passwords.ts'

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

it('finds a password out by the cost at which it was hashed', async () => {
  const cheap = await hashPassword('secret', costOfDrawnPassword)
  expect(await passwordMatches('secret', cheap)).toBe(true)
  expect(await passwordMatches('secret', { ...cheap, cost: cheap.cost * 2 })).toBe(false)
  expect((await hashPassword('secret')).cost).toBe(2 ** 14)
})
