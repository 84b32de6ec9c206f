import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { openSampleServed } from './sample-served.ts'
import type { DemoServers } from './world-servers.ts'

// `--now`: what is drawn follows from the seed and the first instant of the calendar, and from nothing else.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

const now = '2026-03-11T09:00:00.000Z'
const openAt = (name: string, asked: Record<string, string | number>): Promise<DemoServers> =>
  openSampleServed(`${workFolder.path}/${name}`, { plainHttp: true, asked: { itemCount: 5, ...asked } })

/** The items of the day before `now`, as the site serves them. */
async function dayOf(served: DemoServers): Promise<unknown> {
  const {
    MT_TELEMESSAGE_URL: url,
    MT_TELEMESSAGE_USERNAME: username,
    MT_TELEMESSAGE_PASSWORD: password,
  } = served.environment
  const headers = { 'content-type': 'application/json' }
  const login = await fetch(`${url}/archive/v1/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username, password }),
  })
  const { accessToken } = (await login.json()) as { accessToken: string }
  const authorization = `Bearer ${accessToken}`
  const from = new Date(Date.parse(now) - 86_400_000).toISOString()
  const items: unknown[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ from, to: now, ...(cursor !== '' && { cursor }) })
    const answer = await fetch(`${url}/archive/v1/items?${query}`, { headers: { authorization } })
    // A cursor of irregular pages may expire; then the window is read again (TMS-9).
    if (answer.status === 410) return dayOf(served)
    if (!answer.ok) throw new Error(await answer.text())
    const page = (await answer.json()) as { items: unknown[]; nextCursor: string | null }
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}

test('two worlds with one seed and one beginning have the same items, and another seed has others', async () => {
  const [one, two, other] = await Promise.all([
    openAt('one', { now }),
    openAt('two', { now }),
    openAt('other', { now, seed: 8 }),
  ])
  const [items, again, drawnOtherwise] = await Promise.all([dayOf(one), dayOf(two), dayOf(other)])
  expect(items).toHaveLength(5)
  expect(again).toEqual(items)
  expect(drawnOtherwise).not.toEqual(items)
  await Promise.all([one, two, other].map((served) => served.close()))
})

test('a later start goes on with the calendar of the first; another beginning is refused', async () => {
  await (await openAt('lasting', { now })).close()
  const again = await openAt('lasting', { now })
  expect(again).toMatchObject({ goesOn: true, beginning: { now } })
  await again.close()
  await expect(openAt('lasting', { now: '2026-03-12T09:00:00.000Z' })).rejects.toThrow(
    `--cloud worldwide --now ${now}; leave out --now to go on with it`,
  )
})
