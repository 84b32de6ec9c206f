import { afterEach, expect, test, vi } from 'vitest'
import type { AppRole } from '../contract/index.ts'
import { memoryTables, type StateTables } from '../control/state/state-tables.ts'
import { createAccessTokens } from '../m365/identity/access-tokens.ts'
import { signingKeyOf } from '../m365/identity/signing-key.ts'
import type { ThrottlingLimits } from '../m365/throttling/limits.ts'
import { sampleThrottle } from '../m365/throttling/sample-throttle.ts'
import { openSampleTables } from '../stores/sample-restart.ts'

// Goal: what the tenant has counted against its limits, and who calls with which token, is there when it starts again.

afterEach(() => {
  vi.useRealTimers()
})

const tenantId = 'tenant-1'
const app = { appId: 'app-1', roles: ['User.Read.All'] satisfies AppRole[] }
const signingKey = signingKeyOf(memoryTables)

test('knows after a start who calls with a token, before it is verified, and which ones have ended', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  const { tables, reopened } = await openSampleTables()
  const over = (of: StateTables, rememberedMax = 10) =>
    createAccessTokens({ tenantId, signingKey, lifeSeconds: 60, tables: of, rememberedMax })
  const before = over(tables, 2)
  const [oldest, token, ended] = [await before.issue(app), await before.issue(app), await before.issue(app)]
  const after = over(await reopened())
  expect([oldest, token, ended].map((one) => after.appBehind(one))).toEqual([undefined, app, app])
  expect(after.expire(ended)).toBe(true)
  const again = over(await reopened())
  expect([again.appBehind(token), again.appBehind(ended)]).toEqual([app, undefined])
  await expect(again.verify(ended)).rejects.toMatchObject({ message: expect.stringContaining('expired') })
  vi.setSystemTime(1_800_000_060_000)
  expect(again.appBehind(token)).toBeUndefined()
  await again.issue(app)
  expect([...(await reopened()).map('known').keys()]).toHaveLength(1)
})

const limits: ThrottlingLimits = { requests: { max: 2, windowMs: 1000 }, uploadBytes: { max: 10, windowMs: 5000 } }

test('still counts what was used before it stopped', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = sampleThrottle(limits, { tables })
  before.at(500)
  await before.call('app', 'asha', 10)
  await before.call('app', 'asha')
  await before.call('other', 'asha')
  const after = sampleThrottle(limits, { tables: await reopened(), startMs: 600 })
  expect([await after.call('other', 'asha'), await after.call('app', 'asha')]).toEqual([1, 'TooManyRequests 0.901'])
  after.at(1601)
  expect([await after.call('app', 'asha'), await after.call('app', 'asha', 1)]).toEqual([2, 'TooManyRequests 3.9'])
})

test('drops what no longer counts, and all of it with other limits', async () => {
  const { tables, reopened, names } = await openSampleTables()
  const before = sampleThrottle(limits, { tables })
  await before.call('app', 'asha')
  await reopened()
  before.at(6000)
  await before.call('app', 'asha')
  await reopened()
  expect(await names()).toEqual(['uses', 'values: limits'])
  expect([...(await reopened()).map('uses').keys()]).toEqual(['2'])
  before.throttle.limit({ requests: { max: 1, windowMs: 1000 } })
  expect(await sampleThrottle(undefined, { tables: await reopened() }).call('app', 'asha')).toBe(1)
})

test('keeps what was put back', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = sampleThrottle(limits, { tables })
  await before.call('app', 'asha')
  const putBack = before.throttle.save()
  await before.call('app', 'asha')
  putBack()
  const after = sampleThrottle(limits, { tables: await reopened() })
  expect([await after.call('app', 'asha'), await after.call('app', 'asha')]).toEqual([1, 'TooManyRequests 1.001'])
})

test('counts nothing for longer than its time, though the clock of another machine was ahead', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = sampleThrottle({ requests: { max: 1, windowMs: 1000 } }, { tables })
  before.at(99_000)
  await before.call('app', 'asha')
  const after = sampleThrottle({ requests: { max: 1, windowMs: 1000 } }, { tables: await reopened() })
  after.at(1001)
  expect(await after.call('app', 'asha')).toBe(1)
})

test('drops what was used ahead of the clock, and what comes after it', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = sampleThrottle(limits, { tables })
  before.at(99_000)
  await before.call('app', 'asha')
  const after = sampleThrottle(limits, { tables: await reopened() })
  await after.call('app', 'asha')
  await reopened()
  after.at(6000)
  await after.call('app', 'asha')
  expect([...(await reopened()).map('uses').keys()]).toEqual(['3'])
})
