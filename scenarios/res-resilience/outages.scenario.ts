import type { FaultEffect } from '../../harness/control/faults/fault-board.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat, everyCallTo } from '../vocabulary/calls.ts'
import { type Given, scenario } from '../vocabulary/index.ts'
import { ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { type Strikes, strikes, strikesOnce } from '../vocabulary/strikes.ts'
import { withEnvironment } from '../vocabulary/ways-to-run.ts'

/** Longer than any connector waits in a run, so the run ends at once. */
const downForAnHour: FaultEffect = { kind: 'answer', status: 503, retryAfterSeconds: 3_600 }

/** Days on which a server is down, and credentials that expire in mid-run or are wrong (RES-8, RES-9, RES-11). */
export const outages: Scenario[] = [
  ...(
    [
      ['site', 'a token of the site', callsThat.download, 1],
      ['directory', 'a token of the tenant at a lookup', callsThat.lookUp, 2],
      ['folder', 'a token of the tenant when it looks for a folder', callsThat.listFolders, 1],
      ['new-folder', 'a token of the tenant when it makes a folder', callsThat.makeFolder, 1],
      ['write', 'the credential for writing messages', callsThat.write, 2],
    ] as const
  ).map(([slug, what, calls, fromCall]) =>
    scenario(
      `RES-8/${slug}`,
      `renews ${what} when it expires in the middle of a run`,
      async (given) => {
        const day = ordinaryDay(given)
        // Once in all: a request that is under way when a token expires would meet a second expiry with its new token, and a
        // connector is right to give up then.
        const fault = strikesOnce(given.world, calls, { kind: 'expired-token' }, { fromCall })
        const { status, message } = await given.connectorTries()
        given.demands('how the run ended', 'done', status === 'done' ? status : `${status}: ${message}`)
        if (fault.hits() > 0) given.occurs()
        if (status === 'done') day.allThere()
      },
      { occursBy: 'saying' },
    ),
  ),
  scenario(
    'RES-8/page',
    'renews a token of the site when it expires between two pages',
    async (given) => {
      const day = ordinaryDay(given)
      given.world.site.servesPages({ lengths: [2] })
      const fault = strikesOnce(given.world, callsThat.list, { kind: 'expired-token' }, { fromCall: 2 })
      const { status, message } = await given.connectorTries()
      given.demands('how the run ended', 'done', status === 'done' ? status : `${status}: ${message}`)
      if (fault.hits() > 0) given.occurs()
      if (status === 'done') day.allThere()
    },
    { occursBy: 'saying' },
  ),
  outage('site-down', 'the site answers only 503', ({ world }) =>
    strikes(world, everyCallTo(world.site), downForAnHour),
  ),
  outage('tenant-down', 'the tenant answers only 503', ({ world }) =>
    strikes(world, everyCallTo(world.tenant), downForAnHour),
  ),
  outage(
    'site-not-reached',
    'every connection to the site breaks',
    ({ world }) => strikes(world, ['telemessage:connections.open'], { kind: 'reset' }),
    { heavy: true },
  ),
  outage(
    'tenant-not-reached',
    'every connection to the tenant breaks',
    ({ world }) => strikes(world, ['m365:connections.open'], { kind: 'reset' }),
    { heavy: true },
  ),
  scenario(
    'RES-9/site-down-for-two-days',
    'makes up for both days if the site answers only 503 on the first two days of all',
    async (given) => {
      const days = [ordinaryDay(given)]
      const down = strikes(given.world, everyCallTo(given.world.site), downForAnHour)
      await given.connectorTries()
      given.later()
      days.push(ordinaryDay(given))
      const { status } = await given.connectorTries()
      down.end()
      given.demands(
        'whether the run of the second day reports that it was done',
        'no',
        status === 'done' ? 'yes' : 'no',
      )
      given.later()
      await given.connectorRuns()
      for (const day of days) day.allThere()
      if (down.hits() > 0) given.occurs()
    },
    { occursBy: 'saying' },
  ),
  scenario(
    'RES-11/password-changed',
    'reports a failure with an old password, and loses nothing after the password is corrected',
    async (given) => {
      const day = ordinaryDay(given)
      const { status } = await given.connectorTries(
        withEnvironment({ MT_TELEMESSAGE_PASSWORD: 'the password of last year' }),
      )
      given.demands('how the run with the old password ended', 'failed', status)
      // If the declared window is 24 hours, no later run makes up for a lost day. Then the password is corrected the
      // same day.
      if (given.readings['window.catchUp'] === 'from-last-window') given.later()
      await given.connectorRuns()
      day.allThere()
    },
  ),
]

/** A day on which a server is down: its run reports that, and the run of the next day makes up for it. */
function outage(
  slug: string,
  what: string,
  begin: (given: Given) => Strikes,
  options: { heavy?: boolean } = {},
): Scenario {
  return scenario(
    `RES-9/${slug}`,
    `does not report "done" on a day on which ${what}, and makes up for it the next day`,
    async (given) => {
      const day = ordinaryDay(given)
      const down = begin(given)
      const { status } = await given.connectorTries()
      down.end()
      given.demands('whether the run of the bad day reports that it was done', 'no', status === 'done' ? 'yes' : 'no')
      given.later()
      await given.connectorRuns()
      day.allThere()
      if (down.hits() > 0) given.occurs()
    },
    { occursBy: 'saying', ...options },
  )
}
