import { createLocalJWKSet, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { afterEach, expect, it, vi } from 'vitest'
import type { AppRole } from '../../contract/index.ts'
import { realNow } from '../../control/clock.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { createAccessTokens } from './access-tokens.ts'
import { signingKeyOf } from './signing-key.ts'

const signingKey = signingKeyOf(memoryTables)

const tenantId = 'tenant-1'
const app = { appId: 'app-1', roles: ['User.Read.All'] satisfies AppRole[] }

async function setup(rememberedMax = 10) {
  const key = await signingKey()
  return {
    key,
    tokens: createAccessTokens({ tenantId, signingKey, lifeSeconds: 60, tables: memoryTables, rememberedMax }),
  }
}

afterEach(() => {
  vi.useRealTimers()
})

it('issues tokens that verify against the published keys, with the claims of an app', async () => {
  const { key, tokens } = await setup()
  const token = await tokens.issue(app)
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys: [key.published] }), {
    issuer: 'https://sts.windows.net/tenant-1/',
    audience: 'https://graph.microsoft.com',
  })
  expect(protectedHeader.alg).toBe('RS256')
  expect(payload).toMatchObject({ tid: 'tenant-1', appid: 'app-1', roles: ['User.Read.All'] })
  const lifeSeconds = (payload.exp ?? 0) - (payload.iat ?? 0)
  expect([60, 61]).toContain(lifeSeconds)
})

it('ends a token with its life on the real clock, not before and not after', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  const { tokens } = await setup()
  const token = await tokens.issue(app)
  vi.setSystemTime(1_800_000_059_999)
  expect([await tokens.verify(token), tokens.appBehind(token)]).toEqual([app, app])
  vi.setSystemTime(1_800_000_060_000)
  await expect(tokens.verify(token)).rejects.toMatchObject({ message: expect.stringContaining('expired') })
  expect(tokens.appBehind(token)).toBeUndefined()
})

it('remembers a token of unknown origin once it is verified, and still ends it in time', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  const { tokens } = await setup()
  const token = await (await setup()).tokens.issue(app)
  expect(tokens.appBehind(token)).toBeUndefined()
  await tokens.verify(token)
  expect(tokens.appBehind(token)).toEqual(app)
  vi.setSystemTime(1_800_000_060_000)
  await expect(tokens.verify(token)).rejects.toMatchObject({ message: expect.stringContaining('expired') })
})

it('forgets the oldest tokens beyond its limit, and verifies them again', async () => {
  const { tokens } = await setup(1)
  const old = await tokens.issue(app)
  await tokens.issue({ ...app, appId: 'app-2' })
  expect(tokens.appBehind(old)).toBeUndefined()
  expect(await tokens.verify(old)).toEqual(app)
})

it('refuses a token that has expired before it was first seen', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  const { tokens } = await setup()
  const token = await (await setup()).tokens.issue(app)
  vi.setSystemTime(1_800_000_060_000)
  await expect(tokens.verify(token)).rejects.toMatchObject({ message: expect.stringContaining('expired') })
})

it.each([
  ['signed by another key', async () => (await generateKeyPair('RS256')).privateKey, {}],
  ['for another audience', async () => (await signingKey()).privateKey, { aud: 'https://vault.example' }],
  ['of another tenant', async () => (await signingKey()).privateKey, { iss: 'https://sts.windows.net/tenant-2/' }],
])('refuses a token %s', async (_what, privateKey, claims) => {
  const { tokens } = await setup()
  const forged = await new SignJWT({
    iss: 'https://sts.windows.net/tenant-1/',
    aud: 'https://graph.microsoft.com',
    appid: 'app-1',
    roles: [],
    exp: realNow().getTime() / 1000 + 60,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(await privateKey())
  await expect(tokens.verify(forged)).rejects.toMatchObject({ code: 'InvalidAuthenticationToken' })
})

it('makes one key for the whole process', async () => {
  expect(await signingKeyOf(memoryTables)()).toBe(await signingKey())
})
