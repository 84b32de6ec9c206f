import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { sampleThrottle } from './sample-throttle.ts'

it('limits nothing by default', async () => {
  const { call } = sampleThrottle()
  const calls = await Promise.all(Array.from({ length: 50 }, () => call('app', 'asha', 1e9)))
  expect(calls.at(-1)).toBe(50)
})

it('counts requests for each app and mailbox separately', async () => {
  const { call } = sampleThrottle({ requests: { max: 1, windowMs: 1000 } })
  expect([
    await call('app', 'asha'),
    await call('app', 'ben'),
    await call('other', 'asha'),
    await call('app', 'asha'),
  ]).toEqual([1, 2, 3, 'TooManyRequests 1.001'])
})

it('accepts a caller that waited, and refuses one that did not', async () => {
  const { call, at } = sampleThrottle({ requests: { max: 2, windowMs: 1000 } })
  await call('app', 'asha')
  at(100)
  await call('app', 'asha')
  at(200)
  expect(await call('app', 'asha')).toBe('TooManyRequests 0.901')
  at(1050)
  expect(await call('app', 'asha')).toBe('TooManyRequests 0.151')
  at(1201)
  expect(await call('app', 'asha')).toBe(3)
})

it('counts the bytes of accepted uploads, and not those of reads', async () => {
  const { call } = sampleThrottle({ uploadBytes: { max: 10, windowMs: 1000 } })
  expect([
    await call('app', 'asha', 10),
    await call('app', 'asha', 1),
    await call('app', 'asha', 0),
    await call('app', 'ben', 1),
  ]).toEqual([1, 'TooManyRequests 1.001', 2, 3])
})

it.each([
  ['app', 'ApplicationThrottled 0.021'],
  ['app-and-mailbox', 2],
] as const)('serves so many requests at once per %s', async (per, second) => {
  const { call } = sampleThrottle({ concurrency: { max: 1, per, serviceTimeMs: 20 } })
  const [, another] = await Promise.all([call('app', 'asha'), call('app', 'ben')])
  expect(another).toBe(second)
})

it('frees the slot of a request that failed', async () => {
  const { throttle, call } = sampleThrottle({ concurrency: { max: 1, per: 'app', serviceTimeMs: 1 } })
  const failing = throttle.pass({ appId: 'app', mailbox: 'asha', uploadBytes: 0 }, () => pause(1).then(() => fail()))
  await expect(failing).rejects.toThrow('on purpose')
  expect(await call('app', 'asha')).toBe(1)
})

it('forgets earlier requests when other limits are set', async () => {
  const { throttle, call } = sampleThrottle({ requests: { max: 1, windowMs: 1000 } })
  await call('app', 'asha')
  throttle.limit({ requests: { max: 1, windowMs: 1000 } })
  expect(await call('app', 'asha')).toBe(2)
})

it('restores counts and limits', async () => {
  const { throttle, call } = sampleThrottle({ requests: { max: 2, windowMs: 1000 } })
  await call('app', 'asha')
  const putBack = throttle.save()
  for (const round of [1, 2]) {
    await call('app', 'asha')
    throttle.limit({})
    putBack()
    expect([round, await call('app', 'asha'), await call('app', 'asha')]).toEqual([
      round,
      expect.any(Number),
      'TooManyRequests 1.001',
    ])
    putBack()
  }
})

function fail(): never {
  throw new Error('on purpose')
}
