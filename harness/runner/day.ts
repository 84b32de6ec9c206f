import { requirementOf, requirements } from '../catalogue/index.ts'
import type { CaptureEvent, DirectoryEntry } from '../contract/index.ts'
import { type Audit, type Ledger, occurrencesIn } from '../oracle/index.ts'
import type { Person } from '../synth/index.ts'
import type { ConnectorPort } from './connector-port.ts'
import type { Result } from './result.ts'
import { brokenResults } from './results-of.ts'
import type { World } from './world.ts'
import type { CustomMapping } from './world-settings.ts'

/** A day of traffic, synthetic or from a chat export, and the people and mailboxes it is about. */
export interface Day {
  /** How results name it: `the-day`. */
  id: string
  title: string
  people: Person[]
  directory: DirectoryEntry[]
  customMapping?: CustomMapping | undefined
  /** In order of capture. */
  events: Iterable<CaptureEvent>
  /** When the connector runs: the end of the window. */
  to: Date
}

/** What became of a day. */
export interface PlayedDay {
  results: Result[]
  ledger: Ledger
}

/** The connector did not get through the day, so that there is no ledger to show. */
class DayNotDone extends Error {
  readonly code = 'day-not-done'
}

/** Where a day stands, for whoever watches. */
export type DayStage = 'capturing' | 'running the connector' | 'auditing the mailboxes'

/**
 * Captures a day, runs the connector over it once, and audits every mailbox. Throws a DayNotDone when the connector ends
 * the sync otherwise than done.
 */
export async function playDay(options: {
  day: Day
  connector: ConnectorPort
  world: World
  strict: boolean
  watch: (stage: DayStage) => void
}): Promise<PlayedDay> {
  const { day, connector, world, strict, watch } = options
  watch('capturing')
  for (const entry of day.directory) world.addToDirectory(entry)
  for (const person of day.people) world.addPerson(person)
  for (const event of day.events) world.capture(event)
  world.settings.customMapping = day.customMapping
  world.clock.set(day.to)
  watch('running the connector')
  const outcome = await world.sync(connector)
  if (outcome.status !== 'done') throw new DayNotDone(`the connector ended as "${outcome.status}": ${outcome.message}`)
  watch('auditing the mailboxes')
  const judged = await world.audit()
  return { results: dayResults(day, world, judged, strict), ledger: judged.ledger }
}

function dayResults(day: Day, world: World, judged: Audit, strict: boolean): Result[] {
  const broken = new Map(brokenResults(day, judged.findings, strict).map((result) => [result.requirement, result]))
  const occurred = occurrencesIn(world.witness(), judged)
  return requirements.flatMap((requirement) => {
    const result = broken.get(requirement.id)
    const occurrences = occurred.get(requirement.id) ?? 0
    if (result) return [result]
    return occurrences > 0 ? [passed(day, requirement.id, occurrences)] : []
  })
}

function passed(day: Day, id: string, occurrences: number): Result {
  const { source, weight } = requirementOf(id)
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
