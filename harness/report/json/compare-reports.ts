import { requirements } from '../../catalogue/index.ts'
import type { Standing } from '../standing.ts'
import { verdictOrder } from '../verdict-words.ts'
import type { JsonReport, JsonResult } from './schema.ts'

/** A check in both reports; null where it is missing. */
export interface CheckChange {
  requirement: string
  /** Null where no scenario plays the requirement. */
  scenario: string | null
  title: string
  before: Standing | null
  after: Standing | null
}

/** What changed from one report to another. Every change is in one of the lists. */
export interface ReportComparison {
  newlyFailing: CheckChange[]
  newlyPassing: CheckChange[]
  /** Other changes of verdict. */
  changed: CheckChange[]
  /** Played before, and not played any more. */
  vanished: CheckChange[]
  /** Played for the first time. */
  appeared: CheckChange[]
  /** A check on the connector is worse, fails for the first time, or vanished. The mock's own self-test does not count. */
  isWorse: boolean
}

/**
 * Compares two reports check by check: a check is a requirement in a scenario. Other findings of an audit are in a report
 * only when broken, so their absence means a pass if the scenario was played to its end.
 */
export function compareReports(before: JsonReport, after: JsonReport): ReportComparison {
  const [first, second] = [indexOf(before), indexOf(after)]
  const keys = new Set([...second.checks.keys(), ...first.checks.keys()])
  const sameDay = before.seed === after.seed
  const changes = [...keys].flatMap((key) => changeOf(key, first, second, sameDay) ?? [])
  const listed = (holds: (change: CheckChange) => boolean) => changes.filter(holds)
  const both = ({ before, after }: CheckChange) => before !== null && after !== null
  return {
    newlyFailing: listed((change) => both(change) && change.after === 'fail'),
    newlyPassing: listed((change) => both(change) && change.after === 'pass'),
    changed: listed((change) => both(change) && change.after !== 'fail' && change.after !== 'pass'),
    vanished: listed(({ after }) => after === null),
    appeared: listed(({ before }) => before === null),
    isWorse: changes.some((change) => countsForConnector(change) && isWorse(change)),
  }
}

interface ReportIndex {
  /** Results by requirement and scenario. */
  checks: Map<string, JsonResult>
  /** The check of a requirement that no scenario plays. */
  unplayed: Map<string, JsonResult>
  /** Results of a scenario's own requirement, by scenario; of a day, any one. */
  own: Map<string, JsonResult>
}

function indexOf({ results }: JsonReport): ReportIndex {
  const index: ReportIndex = { checks: new Map(), unplayed: new Map(), own: new Map() }
  for (const result of results) {
    const { requirement, scenario } = result
    index.checks.set(`${requirement}\n${scenario ?? ''}`, result)
    if (scenario === null) index.unplayed.set(requirement, result)
    else if (!scenario.includes('/') || scenario.startsWith(`${requirement}/`)) index.own.set(scenario, result)
  }
  return index
}

function changeOf(key: string, first: ReportIndex, second: ReportIndex, sameDay: boolean): CheckChange | undefined {
  const [was, is] = [first.checks.get(key), second.checks.get(key)]
  const known = is ?? was
  if (known === undefined) return undefined
  const { requirement, scenario, title } = known
  const oneOnly = was === undefined || is === undefined
  // Without a scenario for the requirement, no check can appear or vanish.
  if (scenario === null && oneOnly) return undefined
  // Another day has other events, so an absence from its report means nothing.
  const ofOtherDay = scenario !== null && !scenario.includes('/') && !sameDay
  if (ofOtherDay && oneOnly && is?.verdict !== 'fail') return undefined
  const before = standing(was) ?? passUnsaid(first, known) ?? standing(first.unplayed.get(requirement))
  const after = standing(is) ?? passUnsaid(second, known) ?? leftOutBy(second, known)
  return before === after ? undefined : { requirement, scenario, title, before, after }
}

/** An earlier finding of an audit that no longer occurs, although the scenario was played to its end. */
function passUnsaid({ own }: ReportIndex, { requirement, scenario, verdict }: JsonResult): Standing | null {
  if (scenario === null || verdict === 'pass' || scenario.startsWith(`${requirement}/`)) return null
  const played = own.get(scenario)
  if (played === undefined) return null
  return !scenario.includes('/') || played.verdict === 'pass' || played.verdict === 'warn' ? 'pass' : null
}

/** A check that is missing because a declaration leaves its requirement out; otherwise it has vanished. */
function leftOutBy({ unplayed }: ReportIndex, { requirement }: JsonResult): Standing | null {
  return unplayed.get(requirement)?.verdict === 'inapplicable' ? 'inapplicable' : null
}

function standing(result: JsonResult | undefined): Standing | null {
  if (result === undefined) return null
  return result.known ? 'known' : result.verdict
}

function countsForConnector({ requirement }: CheckChange): boolean {
  const found = requirements.find(({ id }) => id === requirement)
  return found === undefined || found.subject === 'connector'
}

const redAtOnce: Standing[] = ['fail', 'error', 'flaky', 'unknown']

function isWorse({ before, after }: CheckChange): boolean {
  if (after === null) return true
  if (before === null) return redAtOnce.includes(after)
  return verdictOrder.indexOf(after) < verdictOrder.indexOf(before)
}
