import { inapplicableBecause, type Requirement, requirements } from '../../catalogue/index.ts'
import type { CaptureEvent, DirectoryEntry } from '../../contract/index.ts'
import { startStopwatch } from '../../control/clock.ts'
import { slownessOfDoubt } from '../../control/machine/patience.ts'
import { type Finding, foldConsequences, type Ledger, type MailboxesAudit } from '../../oracle/index.ts'
import type { Person } from '../../synth/index.ts'
import type { ConnectorPort } from '../world/connector-port.ts'
import type { World } from '../world/world.ts'
import type { CustomMapping } from '../world/world-settings.ts'
import { type LedgerCopy, ledgerCopies } from './ledger-copies.ts'
import { isRed, requestsAbout } from './red-world.ts'
import type { Result } from './result.ts'
import { brokenResults, unjudgedResult } from './results-of.ts'

/** A day of traffic, synthetic or from a chat export, and the people and mailboxes it is about. */
export interface Day {
  /** Its name in results: `the-day`. */
  id: string
  title: string
  people: Person[]
  directory: DirectoryEntry[]
  customMapping?: CustomMapping | undefined
  /** In order of capture. */
  events: Iterable<CaptureEvent>
  /** The time when the connector runs, which is the end of the window. */
  to: Date
}

/** The result of a day. */
export interface PlayedDay {
  results: Result[]
  /** Absent if the connector stopped during the day: missing copies are then only a consequence. */
  ledger?: Ledger
  ledgerCopies?: Iterable<LedgerCopy>
}

/** The progress of a day. */
export type DayActivity = 'capturing' | 'running the connector' | 'auditing the mailboxes'

/**
 * Captures a day, runs the connector over it once, and audits every mailbox. A connector that does not end the sync as
 * done has failed DAY-1, and nothing else is judged.
 */
export async function playDay(options: {
  day: Day
  connector: ConnectorPort
  world: World
  strict: boolean
  watch: (what: DayActivity) => void
}): Promise<PlayedDay> {
  const { day, connector, world, strict, watch } = options
  const elapsedMs = startStopwatch()
  watch('capturing')
  for (const entry of day.directory) world.addToDirectory(entry)
  for (const person of day.people) world.addPerson(person)
  // Events that the archiver does not capture never reach TeleMessage.
  const { kinds } = world.archiver
  for (const event of day.events) if (kinds.includes(event.kind)) world.capture(event)
  world.settings.customMapping = day.customMapping
  world.clock.set(day.to)
  watch('running the connector')
  // Always opened, so that connectors with optional staging use it too.
  await world.staging()
  const outcome = await world.sync(connector)
  const { slowness = 1 } = outcome
  if (outcome.trouble === 'over-time' && slowness >= slownessOfDoubt) {
    const because = `the connector ran out of time, and this machine was ${slowness.toFixed(1)} times slower than one that is not busy`
    return { results: timed([unjudgedResult({ ...day, requirement: 'DAY-1' }, because)], elapsedMs()) }
  }
  if (outcome.status !== 'done') {
    const finding: Finding = {
      requirement: 'DAY-1',
      message: 'the connector did not finish the day',
      acceptable: ['done'],
      seen: `${outcome.status}: ${outcome.message}`,
    }
    const output = outcome.output === undefined ? {} : { connectorOutput: outcome.output }
    const results = brokenResults(day, [finding], strict)
    const requests = requestsAbout([finding], world)
    return { results: timed(results, elapsedMs()).map((result) => ({ ...result, ...output, requests })) }
  }
  watch('auditing the mailboxes')
  const judged = await world.auditMailboxes()
  const results = dayResults(day, world, judged, strict).map((result) =>
    isRed(result.verdict) ? { ...result, requests: requestsAbout(result.findings, world) } : result,
  )
  return { results: timed(results, elapsedMs()), ledger: judged.ledger, ledgerCopies: ledgerCopies(judged) }
}

/**
 * Puts the duration of the day on one result, so that a sum counts it once: on that of the daily run, or else on the
 * first.
 */
function timed(results: readonly Result[], durationMs: number): Result[] {
  const place = Math.max(
    0,
    results.findIndex(({ requirement }) => requirement === 'DAY-1'),
  )
  return results.map((result, index) => (index === place ? { ...result, durationMs } : result))
}

function dayResults(day: Day, world: World, judged: MailboxesAudit, strict: boolean): Result[] {
  const findings = [...foldConsequences(judged.findings).values()]
  const broken = new Map(brokenResults(day, findings, strict).map((result) => [result.requirement, result]))
  const declaration = world.declaration()
  return requirements.flatMap((requirement) => {
    const result = broken.get(requirement.id)
    const occurrences = judged.occurrences.get(requirement.id) ?? 0
    if (result) return [result]
    // A day does not judge a requirement whose situation occurred too rarely, or that is declared inapplicable;
    // scenarios may.
    const says = occurrences >= requirement.minimum && inapplicableBecause(requirement, declaration) === undefined
    return says ? [passed(day, requirement, occurrences)] : []
  })
}

function passed(day: Day, { id, source, weight }: Requirement, occurrences: number): Result {
  return {
    requirement: id,
    scenario: day.id,
    title: day.title,
    verdict: 'pass',
    source,
    weight,
    message: '',
    findings: [],
    occurrences,
  }
}
