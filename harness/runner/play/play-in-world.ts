import type { Audit, Finding } from '../../oracle/index.ts'
import type { ConnectorPort } from '../world/connector-port.ts'
import type { World } from '../world/world.ts'
import { type JudgedSync, playOne, type ScenarioOutcome } from './play-one.ts'
import type { Scenario, WayToRun } from './scenario.ts'
import { shareSyncs } from './shared-syncs.ts'

/** What was seen while scenarios were played in one world. */
export interface PlayOutcome {
  /** One for each scenario, in their order. */
  outcomes: ScenarioOutcome[]
  /** What the audits found beyond what the scenarios' own checks have said of the same copies. */
  others: Finding[]
  /** What the connector printed, sync by sync. */
  printed: string[]
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * Plays scenarios in one world, morning by morning, each a day after the one before. Those of one morning share its sync: it
 * runs when each of them waits for it. Each has people, messages and checks of its own.
 */
export async function playInWorld(
  mornings: readonly (readonly Scenario[])[],
  connector: ConnectorPort,
  world: World,
): Promise<PlayOutcome> {
  const outcomes: ScenarioOutcome[] = []
  const printed: string[] = []
  const found: Finding[] = []
  const excused: ((finding: Finding) => boolean)[] = []
  const run = (way: WayToRun): Promise<JudgedSync> => runOnce(way(connector), world, printed)
  const worldOf = ({ id }: Scenario): World =>
    // With a chance of its own, or messages that two scenarios send would have one id.
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
    // What a stopped connector left undone follows from its stopping; judging it too would blame everything at once.
    if (played.every(({ stoppedAs }) => stoppedAs === undefined)) found.push(...(judged?.findings ?? []))
  }
  const counted = found.filter((finding) => !excused.some((isAbout) => isAbout(finding)))
  // An audit judges the mornings before once more, so that what was said of them then counts too.
  const own = outcomes.flatMap((one) => one.own)
  return { outcomes, others: unexplained(counted, own), printed }
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

/** What the audits found beyond what the scenarios' own checks have already said of the same copy. */
function unexplained(findings: readonly Finding[], own: readonly Finding[]): Finding[] {
  const said = new Set(own.map(placeOf))
  return findings.filter((finding) => finding.archiveMessageId === undefined || !said.has(placeOf(finding)))
}

function placeOf(finding: Finding): string {
  return `${finding.archiveMessageId ?? ''}\n${finding.mailbox ?? ''}`
}
