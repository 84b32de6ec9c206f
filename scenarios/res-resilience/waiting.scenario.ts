import { setTimeout as pause } from 'node:timers/promises'
import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { earlyRequests } from '../vocabulary/early-requests.ts'
import { type Given, scenario } from '../vocabulary/index.ts'
import { strikes } from '../vocabulary/strikes.ts'

// Long enough that a connector which does not wait comes too early on a busy machine, too.
const retryAfterSeconds = 2
const tooMany = { kind: 'answer', status: 429, retryAfterSeconds } as const

/** Requests that were sent before the 429 arrived are early, but the connector is not at fault. */
const onTheWayMs = 150

/**
 * Runs the connector. If it gives up, runs it again after the wait, so that the suite itself causes no early request.
 */
async function runsWithPatience(given: Given): Promise<void> {
  if ((await given.connectorTries()).status === 'done') return
  await pause(retryAfterSeconds * 1000 + 100)
  await given.connectorRecovers()
}

/** Connectors that get 429 with Retry-After (RES-1). */
export const waiting: Scenario[] = [
  ...(
    [
      ['list', 'list', 'a request for items'],
      ['download', 'download', 'a download'],
      ['token', 'askForToken', 'a request for a token'],
      ['lookup', 'lookUp', 'a lookup in the directory'],
      // Only one message: with several, the harness could not tell which of them is sent again.
      ['write', 'write', 'a write of a message'],
    ] as const
  ).map(([slug, calls, what]) =>
    scenario(
      `RES-1/${slug}`,
      `does not repeat ${what} that was answered 429 before Retry-After is over`,
      async (given) => {
        const asha = given.hires()
        const message = given.sends({ from: asha, to: given.outsider(), files: [{}] })
        const fault = strikes(given.world, callsThat[calls].slice(0, calls === 'lookUp' ? 1 : undefined), tooMany, {
          times: 1,
        })
        await runsWithPatience(given)
        given.expects(message).once(asha)
        const early = fault.earlyReturns() > 0
        const entries = given.world.journal.entries()
        given.demands(
          'requests that were sent again before Retry-After was over',
          '0',
          early ? earlyRequests(entries) : '0',
        )
        if (fault.hits() > 0) given.occurs()
      },
      { occursBy: 'saying' },
    ),
  ),
  scenario(
    'RES-1/mailbox-waits',
    'holds back other calls to a mailbox while one of them waits for Retry-After',
    async (given) => {
      const asha = given.hires()
      const to = given.outsider()
      const messages = Array.from({ length: 40 }, (_, index) =>
        given.sends({ from: asha, to, text: `One of many, number ${index}.` }),
      )
      const fault = strikes(given.world, callsThat.write, tooMany, { fromCall: 3, times: 1 })
      await runsWithPatience(given)
      for (const message of messages) given.expects(message).once(asha)
      const limitMs = retryAfterSeconds * 1000 - onTheWayMs
      const early = given.world.journal
        .entries({ server: 'm365' })
        .filter(({ tooEarlyByMs = 0, resourceTooEarlyByMs = 0 }) => {
          const earlyByMs = Math.max(tooEarlyByMs, resourceTooEarlyByMs)
          return earlyByMs > 0 && earlyByMs < limitMs
        })
      const seen = early.length === 0 ? '0' : earlyRequests(early)
      given.demands('requests to the mailbox before Retry-After was over', '0', seen)
      if (fault.hits() > 0) given.occurs()
    },
    { occursBy: 'saying', weight: 'should' },
  ),
]
