import { inapplicableBecause, requirementOf } from '../../catalogue/index.ts'
import { startStopwatch } from '../../control/clock.ts'
import type { Audit, Finding } from '../../oracle/index.ts'
import type { ConnectorPort, SyncOutcome } from '../world/connector-port.ts'
import { NotCaptured } from '../world/not-captured.ts'
import type { World } from '../world/world.ts'
import { isRed, type RedWorld, redWorld, requestsAbout } from './red-world.ts'
import type { Result } from './result.ts'
import { errorResult, inapplicableResult, resultsOf } from './results-of.ts'
import { ConnectorStopped, type Playing, type Scenario } from './scenario.ts'

/** What playing one scenario gave: its own result, and one for each other requirement that the audit found broken. */
export interface Played {
  results: Result[]
  /** The connector stopped before the scenario's end, so that little can be said of it. */
  stopped: boolean
}

export interface PlayOptions {
  scenario: Scenario
  connector: ConnectorPort
  openWorld: () => Promise<World>
  /** Shoulds fail too. */
  strict: boolean
  /** Told of a world in which something is not as it should be, before it is closed. */
  onRed?: ((red: RedWorld) => Promise<void>) | undefined
}

const cannotBeKilled =
  'the connector cannot be killed in the middle of a run; only a connector that is started as a command can'

/** Plays a scenario in a world of its own. Mistakes of ours become the verdict `error`, never the connector's failure. */
export async function playScenario(options: PlayOptions): Promise<Played> {
  const { scenario, connector, openWorld, strict } = options
  const elapsedMs = startStopwatch()
  if (scenario.kills && connector.canBeKilled !== true) {
    return { results: [inapplicableResult(scenario, cannotBeKilled)], stopped: false }
  }
  try {
    const world = await openWorld()
    try {
      const outcome = await playInWorld(scenario, connector, world)
      const results = applicable(resultsOf({ scenario, strict, ...outcome }), scenario, world, outcome)
      if (results.some(({ verdict }) => isRed(verdict))) await options.onRed?.(redWorld(scenario, results, world))
      const evidence = { durationMs: elapsedMs(), world, ...outcome }
      return { results: withEvidence(scenario, results, evidence), stopped: outcome.stopped }
    } finally {
      await world.close()
    }
  } catch (error) {
    if (error instanceof NotCaptured) return { results: [inapplicableResult(scenario, error.message)], stopped: false }
    const durationMs = elapsedMs()
    const results = [{ ...errorResult(scenario, error), durationMs }]
    return { results, stopped: false }
  }
}

/**
 * The results, with how long the scenario took; and where somebody may have to look for a mistake, with what the connector
 * printed and what went over the wire.
 */
function withEvidence(
  { requirement }: Scenario,
  results: Result[],
  { durationMs, printed, world }: { durationMs: number; printed: string[]; world: World },
): Result[] {
  const inDoubt = results.some(({ verdict }) => verdict !== 'pass')
  const own = { durationMs, ...(inDoubt && printed.length > 0 ? { connectorOutput: printed.join('\n') } : {}) }
  return results.map((result) => {
    const requests = isRed(result.verdict) ? { requests: requestsAbout(result.findings, world) } : {}
    return { ...result, ...requests, ...(result.requirement === requirement ? own : {}) }
  })
}

/**
 * Whether there is an import log is only seen by playing, where nobody has declared it. Without one a requirement on the log
 * is inapplicable, and of another requirement nothing is said by a scenario that needed the log.
 */
function applicable(results: Result[], scenario: Scenario, world: World, { stopped }: PlayOutcome): Result[] {
  const { id, capability } = requirementOf(scenario.requirement)
  const because = inapplicableBecause({ id, capability: scenario.needs ?? capability }, world.declaration())
  if (stopped || because === undefined) return results
  const others = results.filter((result) => result.requirement !== id)
  return scenario.needs === undefined ? [inapplicableResult(scenario, because), ...others] : others
}

interface PlayOutcome {
  own: Finding[]
  others: Finding[]
  occurrences: number
  stopped: boolean
  /** What the connector printed, sync by sync. */
  printed: string[]
}

async function playInWorld(scenario: Scenario, connector: ConnectorPort, world: World): Promise<PlayOutcome> {
  const own: Finding[] = []
  const printed: string[] = []
  let occurrences = 0
  const excused: ((finding: Finding) => boolean)[] = []
  let judged: Audit | undefined
  const run = async (port: ConnectorPort): Promise<SyncOutcome> => {
    const outcome = await world.sync(port)
    if (outcome.output) printed.push(outcome.output)
    return outcome
  }
  const playing: Playing = {
    world,
    sync: async (expected = 'done') => {
      const outcome = await run(connector)
      if (outcome.status !== expected) throw new ConnectorStopped(outcome, expected)
      judged = await world.audit()
      return judged
    },
    attempt: async (as = (port) => port) => {
      const outcome = await run(as(connector))
      judged = await world.audit()
      return { outcome, audit: judged }
    },
    judgesItself: (isAbout) => excused.push(isAbout),
    fail: (finding) => own.push({ requirement: scenario.requirement, ...finding }),
    occurred: () => {
      occurrences += 1
    },
    readings: world.declaration().readings,
    declares: (capability) => world.declaration().capabilities.includes(capability),
  }
  try {
    await scenario.play(playing)
    const counted = (judged?.findings ?? []).filter((finding) => !excused.some((isAbout) => isAbout(finding)))
    return { own, others: unexplained(counted, own), occurrences, stopped: false, printed }
  } catch (error) {
    if (!(error instanceof ConnectorStopped)) throw error
    // What a stopped connector left undone follows from its stopping; judging it too would blame everything at once.
    const stopped = stoppedFinding(scenario, error)
    return { own: [...own, stopped], others: [], occurrences: occurrences + 1, stopped: true, printed }
  }
}

function stoppedFinding(scenario: Scenario, { outcome, expected }: ConnectorStopped): Finding {
  return {
    requirement: scenario.requirement,
    message: 'the connector did not end the sync as it should',
    acceptable: [expected],
    seen: `${outcome.status}: ${outcome.message}`,
  }
}

/** What the audit found beyond what the scenario's own checks have already said of the same copy. */
function unexplained(findings: readonly Finding[], own: readonly Finding[]): Finding[] {
  const said = new Set(own.map(placeOf))
  return findings.filter((finding) => finding.archiveMessageId === undefined || !said.has(placeOf(finding)))
}

function placeOf(finding: Finding): string {
  return `${finding.archiveMessageId ?? ''}\n${finding.mailbox ?? ''}`
}
