import { expect, test } from 'vitest'
import { createMockServers, type MockServersOptions } from './index.ts'

async function credentialsOf(options: MockServersOptions) {
  const { tenantId, clientId, password, clientSecret } = (await createMockServers(options)).credentials
  return { ids: [tenantId, clientId], secrets: [password, clientSecret] }
}

test('the seed decides the ids of tenant and app, but secrets are always new', async () => {
  const [first, again, other] = [
    await credentialsOf({ seed: 7 }),
    await credentialsOf({ seed: 7 }),
    await credentialsOf({ seed: 8 }),
  ]
  expect(again.ids).toEqual(first.ids)
  expect(new Set([...first.ids, ...other.ids]).size).toBe(4)
  expect(new Set([...first.secrets, ...again.secrets]).size).toBe(4)
})
