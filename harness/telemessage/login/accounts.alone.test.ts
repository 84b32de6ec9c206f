import { expect, it, vi } from 'vitest'
import { createAccounts } from './accounts.ts'
import * as passwords from './passwords.ts'

vi.mock('./passwords.ts', { spy: true })

const credentials = { username: 'admin', password: 'correct horse' }

it.each([
  ['admits the right password', credentials, true],
  ['refuses a wrong password', { ...credentials, password: 'correct hors' }, false],
  ['refuses a password in other letter case', { ...credentials, password: 'Correct horse' }, false],
  ['refuses an unknown user with a known password', { ...credentials, username: 'root' }, false],
  ['refuses a user name in other letter case', { ...credentials, username: 'Admin' }, false],
])('%s', async (_title, given, admitted) => {
  const accounts = await createAccounts([credentials])
  expect(await accounts.admits(given)).toBe(admitted)
})

it.each([2 ** 14, 2 ** 10])('does the same work for an unknown user as for a known one, at cost %i', async (cost) => {
  const accounts = await createAccounts([credentials], cost)
  vi.mocked(passwords.passwordMatches).mockClear()
  await accounts.admits({ ...credentials, username: 'root' })
  await accounts.admits(credentials)
  expect(vi.mocked(passwords.passwordMatches).mock.calls.map(([, hash]) => hash.cost)).toEqual([cost, cost])
})

it('refuses an unknown user even with the password behind its decoy', async () => {
  const accounts = await createAccounts([credentials])
  vi.mocked(passwords.passwordMatches).mockResolvedValueOnce(true)
  expect(await accounts.admits({ ...credentials, username: 'root' })).toBe(false)
})
