import type { FaultEffect } from '../../harness/control/faults/fault-board.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { entryIdOf } from '../vocabulary/entry-id.ts'
import { type Given, type ScenarioOptions, scenario } from '../vocabulary/index.ts'
import { type OrdinaryDay, ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { strikes } from '../vocabulary/strikes.ts'

/** Longer than any connector waits in a run, so the run or the copy ends at once. */
const unavailable: FaultEffect = { kind: 'answer', status: 503, retryAfterSeconds: 3_600 }
/** Short: Microsoft's client waits as long as a 429 asks, an hour too. */
const throttled: FaultEffect = { kind: 'answer', status: 429, retryAfterSeconds: 0.1 }

/** Begins the trouble. The function that it returns ends it, and says whether the connector met it. */
type Begin = (given: Given, day: OrdinaryDay) => () => boolean | Promise<boolean>

const inAzure: ScenarioOptions = { needs: 'staging: azure-blob', heavy: true }

/** One thing has a temporary problem for a whole run, and works again the next day (RES-12). */
export const trouble: Scenario[] = [
  troubleWith('mailbox-unavailable', 'one mailbox answers only 503', mailbox(unavailable)),
  troubleWith('mailbox-throttled', 'one mailbox answers only 429', mailbox(throttled)),
  // Without Retry-After a connector tries again and gives up, which is often another branch of its code.
  troubleWith('mailbox-errors', 'every write into one mailbox is answered with 500', (given, { ben }) =>
    struck(given, callsThat.write, { kind: 'answer', status: 500 }, entryIdOf(given.world, ben)),
  ),
  troubleWith('write-unavailable', 'every write into one mailbox is answered with 503', (given, { ben }) =>
    struck(given, callsThat.write, { ...unavailable, retryAfterSeconds: 0.1 }, entryIdOf(given.world, ben)),
  ),
  troubleWith('folder-unavailable', 'the folders of one mailbox answer only 503', (given, { ben }) =>
    struck(given, [...callsThat.listFolders, ...callsThat.makeFolder], unavailable, entryIdOf(given.world, ben)),
  ),
  troubleWith('file-unavailable', 'the download of one file answers only 503', (given, { messages }) =>
    struck(given, callsThat.download, unavailable, attachmentIdIn(messages)),
  ),
  troubleWith('page-unavailable', 'every page after the first answers only 503', (given) => {
    given.world.site.servesPages({ lengths: [2] })
    return struck(given, callsThat.list, unavailable, 'cursor=')
  }),
  troubleWith('page-denied', 'every page after the first is answered with 403', (given) => {
    given.world.site.servesPages({ lengths: [2] })
    return struck(given, callsThat.list, { kind: 'answer', status: 403 }, 'cursor=')
  }),
  troubleWith('lookup-unavailable', 'the lookup of one address answers only 503', (given, { ben }) =>
    struck(given, callsThat.lookUp, unavailable, ben.mailbox),
  ),
  troubleWith('lookups-denied', 'every lookup of an address is answered with 403', (given) =>
    struck(given, callsThat.lookUp, { kind: 'answer', status: 403 }),
  ),
  troubleWith('token-unavailable', 'the token endpoint answers only 503', (given) =>
    struck(given, callsThat.askForToken, unavailable),
  ),
  troubleWith('staging-unavailable', 'the staging location takes nothing and answers 503', staging('writes'), inAzure),
  troubleWith(
    'staging-unreadable',
    'what was staged cannot be read, and is answered with 503',
    staging('reads'),
    inAzure,
  ),
]

function troubleWith(slug: string, what: string, begin: Begin, options: ScenarioOptions = {}): Scenario {
  return scenario(
    `RES-12/${slug}`,
    `loses nothing if ${what} for a whole run`,
    async (given) => {
      const day = ordinaryDay(given, 2)
      // Whether copies are late is judged here: a connector may also be done, and remember what is left.
      given.judgesItself(({ fault, requirement }) => fault === 'missing' || requirement.startsWith('LOG-'))
      const end = begin(given, day)
      const { status, message } = await given.connectorTries()
      const met = await end()
      honestLog(given, day)
      if (given.readings['window.catchUp'] === 'from-last-window') given.later()
      await given.connectorRuns()
      const arrived = copiesOf(given, day)
      const lost = day.messages.length * 2 - arrived
      given.demands(
        'copies that are lost, although the trouble is over',
        '0',
        lost === 0 ? '0' : `${lost}, after a run that ended with "${status}" (${message})`,
      )
      day.allThere()
      if (met) given.occurs()
    },
    { occursBy: 'saying', ...options },
  )
}

/** A log may not count copies as imported that are in no mailbox. */
function honestLog(given: Given, day: OrdinaryDay): void {
  const { summary } = given.log()
  if (summary === undefined) return
  const told = summary.imported + summary.partial
  const there = copiesOf(given, day)
  given.demands(
    'copies that the log counts as imported',
    `at most ${there}`,
    told <= there ? `at most ${there}` : String(told),
  )
}

function copiesOf(given: Given, { messages }: OrdinaryDay): number {
  return messages.reduce((sum, message) => sum + given.copiesOf(message).length, 0)
}

function staging(requests: 'writes' | 'reads'): Begin {
  return (given) => {
    const location = given.world.staging()
    const begun = location.then((open) => open?.refuse({ status: 503, requests }))
    return async () => {
      await begun
      await location.then((open) => open?.refuse(undefined))
      return given.world.journal.entries({ server: 'staging' }).some(({ status }) => status === 503)
    }
  }
}

function mailbox(effect: FaultEffect): Begin {
  const calls = [...callsThat.write, ...callsThat.listFolders, ...callsThat.makeFolder]
  return (given, { ben }) => struck(given, calls, effect, entryIdOf(given.world, ben))
}

function struck(given: Given, calls: readonly string[], effect: FaultEffect, about?: string): () => boolean {
  const fault = strikes(given.world, calls, effect, about === undefined ? {} : { about })
  return () => {
    fault.end()
    return fault.hits() > 0
  }
}

function attachmentIdIn(messages: OrdinaryDay['messages']): string {
  const [attachment] = messages.flatMap(({ captures }) => captures.flatMap(({ item }) => item.attachments))
  if (attachment === undefined) throw new Error('no message of the day has a file')
  return attachment.attachmentId
}
