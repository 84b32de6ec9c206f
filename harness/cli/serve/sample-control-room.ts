import { expect } from 'vitest'
import type { SampleServing } from './sample-serving.ts'

/** What a control plane shows of what must last. */
interface ShownRoom {
  clock: unknown
  seed: unknown
  faults: { faults: object[] }
  journal: { total: number; entries: { sequence: number; operation: string; status: number }[] }
}

/** Only for tests: what the control plane of a server shows; it must not be refused. */
export async function shownRoom({ control }: Pick<SampleServing, 'control'>): Promise<ShownRoom> {
  const shown = async (path: string): Promise<unknown> => {
    const answer = await control('GET', path)
    expect(answer.status, path).toBe(200)
    return answer.json()
  }
  const [clock, seed, faults, journal] = await Promise.all(['/clock', '/seed', '/faults', '/journal'].map(shown))
  return { clock, seed, faults, journal } as ShownRoom
}

const list = '/mailFolders'

/**
 * Only for tests: changes something of everything in the control room. The server must have been started with `--throttle requests=4/600`. At the end, a
 * fault has struck that strikes once, and three of four requests are used up.
 */
export async function fillRoom({ control, ask }: SampleServing): Promise<void> {
  const rules = [
    {
      operation: 'm365:mailFolders.list',
      fromCall: 2,
      times: 1,
      effect: { kind: 'answer', status: 503, retryAfterSeconds: 600 },
    },
    { operation: 'telemessage:login', chance: 0.5, effect: { kind: 'reset' } },
  ]
  const changes: [method: string, path: string, body?: object][] = [
    ['POST', '/clock/freeze'],
    ['PUT', '/seed', { seed: 99 }],
    ...rules.map((rule): [string, string, object] => ['POST', '/faults', rule]),
  ]
  for (const [method, path, body] of changes) expect((await control(method, path, body)).ok, path).toBe(true)
  const statuses = []
  for (let request = 0; request < 4; request += 1) statuses.push((await ask(list)).status)
  expect(statuses).toEqual([200, 503, 200, 200])
}

/** Only for tests: a server that has gone on from a filled room strikes no more, refuses after one more request, and counts on. */
export async function expectGoesOn(before: ShownRoom, server: SampleServing): Promise<void> {
  expect(withoutLogins(await shownRoom(server))).toEqual(withoutLogins(before))
  const statuses = [(await server.ask(list)).status, (await server.ask(list)).status]
  expect(statuses).toEqual([200, 429])
  const { faults, journal } = await shownRoom(server)
  // The fault of the 503 has counted each of them: its Retry-After is not over.
  expect(faults.faults[0]).toMatchObject({ calls: 6, hits: 1, earlyReturns: 4 })
  const numbers = journal.entries.map(({ sequence }) => sequence)
  expect(numbers).toEqual(Array.from({ length: journal.total }, (_, at) => at + 1))
  expect(journal.total).toBeGreaterThanOrEqual(before.journal.total + 2)
}

/** A server that has just started has been logged in to. */
function withoutLogins({ journal, ...rest }: ShownRoom): object {
  return { ...rest, requests: journal.entries.filter(({ operation }) => operation !== 'token') }
}
