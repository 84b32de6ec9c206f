import type { FaultEffect } from '../../harness/control/faults/fault-board.ts'
import type { Finding } from '../../harness/oracle/index.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { entryIdOf } from '../vocabulary/entry-id.ts'
import { type Colleague, type Given, type Message, scenario } from '../vocabulary/index.ts'
import { type OrdinaryDay, ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { type Strikes, strikes } from '../vocabulary/strikes.ts'

const unavailable: FaultEffect = { kind: 'answer', status: 503, retryAfterSeconds: 3_600 }
const shortly: FaultEffect = { kind: 'answer', status: 503, retryAfterSeconds: 0.1 }
const denied: FaultEffect = { kind: 'answer', status: 403 }

/**
 * A connector must know whether a message is in a mailbox, and the mailbox cannot say it: the answer to the write was lost (RES-3), its
 * state was lost (RES-5), or the mailbox has been disabled since (RES-10).
 */
export const noSearch: Scenario[] = [
  ...[503, 504].flatMap((status) => [
    unanswered(`status-${status}-and-no-search`, status),
    // A connector that looks for earlier copies as long as it has finished no run does not do so here.
    unanswered(`status-${status}-and-no-search-after-a-good-day`, status, async (given) => {
      const firstDay = ordinaryDay(given, 1)
      await given.connectorRuns()
      firstDay.allThere()
      given.later()
    }),
  ]),
  stateLost('state-lost-and-no-search', 'no mailbox can be searched at first', unavailable),
  // The connector may send other requests to the mailbox at once, an import as well.
  stateLost('state-lost-and-search-errors', 'each search for a message is answered with an error at first', shortly),
  scenario(
    'RES-5/state-lost-and-search-denied',
    'loses nothing when its state is lost and one mailbox lets nobody search it',
    async (given) => {
      const day = ordinaryDay(given)
      await given.connectorRuns()
      await given.losesState()
      const { asha, ben } = day
      given.later(1)
      const later = given.sends({ from: asha, to: ben, text: 'After the loss.', at: given.world.clock.now() })
      // Nobody can say what the mailbox has: a copy twice is as good as a run that waits until it may search.
      given.judgesItself(({ mailbox }) => mailbox === ben.mailbox.toLowerCase())
      given.judgesItself(isAboutOneRun)
      const search = strikes(given.world, callsThat.search, denied, { about: entryIdOf(given.world, ben) })
      given.later(1)
      await given.connectorTries()
      search.end()
      // Without a record of an earlier run, a connector fetches the last 24 hours again. So the next run is a day later: its window
      // has none of these messages.
      given.later(given.readings['window.catchUp'] === 'from-last-window' ? 24 : 1)
      await given.connectorRuns()
      for (const message of [...day.messages, later]) {
        given.expects(message).once(asha)
        given.demands('whether the message is in the other mailbox', 'yes', isIn(given, message, ben) ? 'yes' : 'no')
      }
    },
  ),
  scenario(
    'RES-10/disabled-before-it-is-searched',
    'archives for the others when a mailbox is disabled after the answer to a write into it was lost',
    async (given) => {
      const day = ordinaryDay(given)
      const { asha, ben } = day
      given.judgesItself(({ mailbox }) => mailbox === ben.mailbox.toLowerCase())
      given.judgesItself(isAboutOneRun)
      const trouble = losesAnAnswer(given, 504, { about: entryIdOf(given.world, ben) })
      await given.connectorTries()
      trouble.end()
      given.world.tenant.change(entryIdOf(given.world, ben), { mailbox: 'suspended' })
      if (given.readings['window.catchUp'] === 'from-last-window') given.later()
      const { status, message } = await given.connectorTries()
      given.demands('how the run after it ended', 'done', status === 'done' ? status : message)
      for (const one of day.messages) given.expects(one).once(asha)
      if (trouble.hasBegun()) given.occurs()
    },
    { occursBy: 'saying' },
  ),
  scenario(
    'RES-10/denied-before-it-is-searched',
    'archives for the others when a mailbox denies everything for a day after the answer to a write into it was lost',
    async (given) => {
      const day = ordinaryDay(given)
      const { asha, ben } = day
      const about = entryIdOf(given.world, ben)
      given.judgesItself(({ mailbox }) => mailbox === ben.mailbox.toLowerCase())
      given.judgesItself(isAboutOneRun)
      const trouble = losesAnAnswer(given, 504, { about })
      await given.connectorTries()
      trouble.end()
      const calls = [...callsThat.search, ...callsThat.write, ...callsThat.listFolders, ...callsThat.makeFolder]
      const refusal = strikes(given.world, calls, denied, { about })
      given.later(1)
      const later = given.sends({ from: asha, to: ben, text: 'After the refusal.', at: given.world.clock.now() })
      given.later(1)
      await given.connectorTries()
      for (const one of [...day.messages, later]) given.expects(one).once(asha)
      refusal.end()
      given.later()
      await given.connectorRecovers()
      for (const one of [...day.messages, later]) {
        given.expects(one).once(asha)
        const copies = given.copiesOf(one).filter(({ mailbox }) => mailbox === ben.mailbox.toLowerCase())
        given.demands('whether the mailbox has a copy twice', 'no', copies.length > 1 ? 'yes' : 'no')
      }
      if (trouble.hasBegun() && refusal.hits() > 0) given.occurs()
    },
    { occursBy: 'saying' },
  ),
]

/** The state is lost between two runs of one day, and the second one cannot search for what the first one imported. */
function stateLost(slug: string, what: string, effect: FaultEffect): Scenario {
  return scenario(`RES-5/${slug}`, `imports nothing again when its state is lost and ${what}`, async (given) => {
    const day = ordinaryDay(given)
    await given.connectorRuns()
    await given.losesState()
    given.judgesItself(isAboutOneRun)
    const search = strikes(given.world, callsThat.search, effect)
    await given.connectorTries()
    search.end()
    await catchesUp(given, day)
  })
}

/** The answer to one write is lost in a run, which is the first one unless there is something `before` it. */
function unanswered(slug: string, status: number, before?: (given: Given) => Promise<void>): Scenario {
  const since = before === undefined ? '' : ', after a day without trouble'
  return scenario(
    `RES-3/${slug}`,
    `leaves one copy when a ${status} comes after the message was stored, and no mailbox can be searched until the third run${since}`,
    async (given) => {
      await before?.(given)
      const day = ordinaryDay(given)
      given.judgesItself(isAboutOneRun)
      const trouble = losesAnAnswer(given, status, { fromCall: 2 })
      await given.connectorTries()
      await given.connectorTries()
      trouble.end()
      await catchesUp(given, day)
      if (trouble.hasBegun()) given.occurs()
    },
    { occursBy: 'saying' },
  )
}

/**
 * The answer to one write is lost, and from then on no mailbox can be searched, until the end. Before it, searches work: a connector may
 * search before each write, and would not write at all.
 */
function losesAnAnswer(
  { world }: Given,
  status: number,
  which: { about?: string; fromCall?: number },
): { hasBegun(): boolean; end(): void } {
  const write = strikes(world, callsThat.write, { kind: 'answer-after', status }, { ...which, times: 1 })
  let search: Strikes | undefined
  const stop = world.watch(() => {
    if (write.hits() > 0) search ??= strikes(world, callsThat.search, unavailable)
  })
  return {
    hasBegun: () => search !== undefined,
    end: () => {
      stop()
      search?.end()
    },
  }
}

/** What an audit finds after a run that could not do everything: copies may be late, and the log of each run differs between connectors. */
function isAboutOneRun({ fault, requirement }: Finding): boolean {
  return fault === 'missing' || requirement === 'DAY-8' || requirement.startsWith('LOG-')
}

/** Runs the connector on the day when the trouble is over, and demands every copy once. */
async function catchesUp(given: Given, day: OrdinaryDay): Promise<void> {
  if (given.readings['window.catchUp'] === 'from-last-window') given.later()
  await given.connectorRecovers()
  day.allThere()
}

function isIn(given: Given, message: Message, { mailbox }: Colleague): boolean {
  return given.copiesOf(message).some((copy) => copy.mailbox === mailbox.toLowerCase())
}
