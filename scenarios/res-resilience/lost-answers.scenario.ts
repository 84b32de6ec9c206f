import type { FaultEffect } from '../../harness/control/faults/fault-board.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { type Given, scenario } from '../vocabulary/index.ts'
import { ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { strikes } from '../vocabulary/strikes.ts'
import { endingWithin } from '../vocabulary/ways-to-run.ts'

const once = { times: 1 }

const disturbances: [slug: string, title: string, effect: FaultEffect][] = [
  ['status-500', 'status 500', { kind: 'answer', status: 500 }],
  ['status-502', 'status 502', { kind: 'answer', status: 502 }],
  ['status-503', 'status 503', { kind: 'answer', status: 503 }],
  ['status-504', 'status 504', { kind: 'answer', status: 504 }],
  ['reset', 'a broken connection', { kind: 'reset' }],
  ['truncated-body', 'a body that ends too soon', { kind: 'truncate' }],
  ['half-of-the-json', 'half of the JSON', { kind: 'malformed-json' }],
  ['slow-drip', 'a body that arrives slowly', { kind: 'drip', pieceBytes: 64, pauseMs: 2 }],
]

/** Longer than every sensible wait, and shorter than the time limit of a command. */
const endlessMs = 90_000

/** Answers that are bad, cut off, late or never come (RES-2), and errors after the server did its work (RES-3). */
export const lostAnswers: Scenario[] = [
  ...disturbances.map(([slug, what, effect]) =>
    scenario(
      `RES-2/${slug}`,
      `loses and doubles nothing after ${what} for the first call of every kind`,
      async (given) => {
        const day = ordinaryDay(given)
        const struck = Object.entries(callsThat).map(
          ([kind, calls]) => [kind, strikes(given.world, calls, effect, once)] as const,
        )
        await given.connectorRecovers()
        day.allThere()
        const hit = new Set(struck.filter(([, fault]) => fault.hits() > 0).map(([kind]) => kind))
        // Every connector needs these two calls. The others count if they are called.
        if (hit.has('list') && hit.has('write')) given.occurs()
      },
      { occursBy: 'saying' },
    ),
  ),
  scenario(
    'RES-2/silence',
    'repeats a request that gets no answer, and loses and doubles nothing',
    async (given) => {
      const day = ordinaryDay(given)
      const fault = strikes(given.world, callsThat.list, { kind: 'time-out' }, once)
      await given.connectorRecovers()
      day.allThere()
      if (fault.hits() > 0) given.occurs()
    },
    { occursBy: 'saying', heavy: true },
  ),
  givesUp('bound', 'every request for items fails', ({ world }) => {
    const fault = strikes(world, callsThat.list, { kind: 'answer', status: 500 })
    return () => {
      fault.end()
      return fault.hits() > 0
    }
  }),
  givesUp('cursors-that-all-expire', 'the cursor of every page has expired', ({ world }) => {
    // More readings than any connector tries.
    world.site.servesPages({ lengths: [2], expired: Array.from({ length: 100_000 }, () => 1) })
    return () => {
      world.site.servesPages({ lengths: [2] })
      return world.journal.entries({ server: 'telemessage' }).some(({ status }) => status === 410)
    }
  }),
  ...(
    [
      ['status-504', 'a 504', { kind: 'answer-after', status: 504 }],
      ['status-500', 'a 500', { kind: 'answer-after', status: 500 }],
      ['status-503', 'a 503', { kind: 'answer-after', status: 503 }],
      ['reset', 'a broken connection', { kind: 'reset-after' }],
      ['half-of-the-json', 'half an answer', { kind: 'malformed-json' }],
    ] satisfies [string, string, FaultEffect][]
  ).map(([slug, what, effect]) =>
    scenario(
      `RES-3/${slug}-after-the-write`,
      `leaves one copy when ${what} comes after the message was stored`,
      async (given) => {
        const day = ordinaryDay(given)
        const fault = strikes(given.world, callsThat.write, effect, { fromCall: 2, times: 1 })
        await given.connectorRecovers()
        given.later()
        await given.connectorRuns()
        day.allThere()
        if (fault.hits() > 0) given.occurs()
      },
      { occursBy: 'saying' },
    ),
  ),
]

/** Has trouble without end, from `begin` until the function that it returns is called, which says whether the connector met it. */
function givesUp(slug: string, when: string, begin: (given: Given) => () => boolean): Scenario {
  return scenario(
    `RES-2/${slug}`,
    `gives up when ${when}, and reports that`,
    async (given) => {
      const day = ordinaryDay(given)
      const end = begin(given)
      const { status, trouble } = await given.connectorTries(endingWithin(endlessMs))
      given.demands('whether the run ended', 'yes', trouble === 'over-time' ? 'no' : 'yes')
      given.demands('whether it reported that it was not done', 'yes', status === 'done' ? 'no' : 'yes')
      const met = end()
      if (trouble === 'over-time') return
      await given.connectorRecovers()
      day.allThere()
      if (met) given.occurs()
    },
    { occursBy: 'saying', heavy: true },
  )
}
