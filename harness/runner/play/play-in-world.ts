import { type Audit, type Finding, foldConsequences } from '../../oracle/index.ts'
import type { ConnectorPort } from '../world/connector-port.ts'
import type { World } from '../world/world.ts'
import { type JudgedSync, playOne, type ScenarioOutcome } from './play-one.ts'
import type { Scenario, WayToRun } from './scenario.ts'
import { shareSyncs } from './shared-syncs.ts'

/** The result of playing scenarios in one world. */
export interface PlayOutcome {
  /** One for each scenario, in their order. */
  outcomes: ScenarioOutcome[]
  /** The findings of the audits about copies for which the scenarios' own checks have no finding. */
  others: Finding[]
  /** The output of the connector, sync by sync. */
  printed: string[]
  /** Whether a sync ran out of time. */
  ranOutOfTime: boolean
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * Plays scenarios in one world, one morning after the other; each morning is a day later. The scenarios of one morning
 * share its sync, which runs when all of them wait for it. Each scenario has its own people, messages and checks.
 */
export async function playInWorld(
  mornings: readonly (readonly Scenario[])[],
  connector: ConnectorPort,
  world: World,
): Promise<PlayOutcome> {
  const outcomes: ScenarioOutcome[] = []
  const printed: string[] = []
  let ranOutOfTime = false
  const found: Finding[] = []
  const excused: ((finding: Finding) => boolean)[] = []
  const run = async (way: WayToRun): Promise<JudgedSync> => {
    const sync = await runOnce(way(connector), world, printed)
    ranOutOfTime ||= sync.outcome.trouble === 'over-time'
    return sync
  }
  const worldOf = ({ id }: Scenario): World =>
    // Each has its own chance; otherwise messages of two scenarios would have the same id.
    mornings.flat().length === 1 ? world : { ...world, chance: world.chance.fork(id) }
  for (const [index, scenarios] of mornings.entries()) {
    if (index > 0) world.clock.advance(dayMs)
    let judged: Audit | undefined
    const setting = {
      syncs: shareSyncs(scenarios.length, run),
      runsFreely: scenarios.length === 1,
      excuse: (isAbout: (finding: Finding) => boolean) => void excused.push(isAbout),
      judge: (audit: Audit) => {
        judged = audit
      },
    }
    const played = await Promise.all(scenarios.map((one) => playOne(one, { ...setting, world: worldOf(one) })))
    outcomes.push(...played)
    // A stopped connector leaves work undone; judging that too would blame every requirement at once.
    if (played.every(({ stoppedAs }) => stoppedAs === undefined)) found.push(...(judged?.findings ?? []))
  }
  const counted = found.filter((finding) => !excused.some((isAbout) => isAbout(finding)))
  // An audit also judges the earlier mornings again, so the findings about them count too.
  const own = outcomes.flatMap((one) => one.own)
  const others = unexplained(counted, own)
  const folded = foldConsequences([...own, ...others])
  const kept = (findings: readonly Finding[]): Finding[] => findings.flatMap((finding) => folded.get(finding) ?? [])
  return {
    outcomes: outcomes.map((one) => ({ ...one, own: kept(one.own) })),
    others: kept(others),
    printed,
    ranOutOfTime,
  }
}

async function runOnce(connector: ConnectorPort, world: World, printed: string[]): Promise<JudgedSync> {
  const outcome = await world.sync(connector)
  if (outcome.output) printed.push(outcome.output)
  let audit: Promise<Audit> | undefined
  return {
    outcome,
    audit: () => {
      audit ??= world.audit()
      return audit
    },
  }
}

/** The findings of the audits about copies for which no scenario's own check has a finding. */
function unexplained(findings: readonly Finding[], own: readonly Finding[]): Finding[] {
  const said = new Set(own.map(placeOf))
  return findings.filter((finding) => finding.archiveMessageId === undefined || !said.has(placeOf(finding)))
}

function placeOf(finding: Finding): string {
  return `${finding.archiveMessageId ?? ''}\n${finding.mailbox ?? ''}`
}
