import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'
import { siteTarget } from './site-target.ts'
import { requestOf, type Target } from './target.ts'
import { tenantTarget } from './tenant-target.ts'

// Goal: no request, however odd, gets a 5xx, no answer, or an answer outside its schema. `npm run fuzz` does it for longer.

test.each([1, 2, 3])(
  'neither server has a wrong answer to 4,000 requests of the seed %d',
  async (seed) => {
    const targets = [await siteTarget(), await tenantTarget()]
    const { requests, findings, statuses } = await fuzz(targets, { seed, isOver: (sent) => sent >= 4000 })
    expect([requests, findings]).toEqual([4000, []])
    // Right requests are among them, and changes.
    for (const status of ['m365 200', 'm365 201', 'm365 400', 'm365 404', 'telemessage 200', 'telemessage 400']) {
      expect([status, (statuses[status] ?? 0) > 10]).toEqual([status, true])
    }
  },
  300_000,
)

test('a server that fails, throws or is silent is found', async () => {
  const broken = (name: string, handle: Target['handle']): Target => ({
    name,
    handle,
    draw: () => ({ operation: name, request: requestOf('GET', 'https://fuzz.example/') }),
    judge: (_, { status }) => (status >= 500 ? `${status}` : undefined),
    reset: () => undefined,
  })
  const failing = broken('fails', async () => ({ status: 500, headers: {}, body: '' }))
  const throwing = broken('throws', () => Promise.reject(new TypeError('a mistake')))
  const { findings } = await fuzz([failing, throwing], { seed: 1, isOver: (sent) => sent >= 4 })
  expect(findings.map(({ target, problem }) => [target, problem.split('\n')[0]])).toEqual([
    ['fails', '500'],
    ['throws', 'throws TypeError: a mistake'],
  ])
})
