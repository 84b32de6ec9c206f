import { startStopwatch } from '../control/clock.ts'
import type { Audit, Finding } from '../oracle/index.ts'
import type { ConnectorPort } from './connector-port.ts'
import type { Result } from './result.ts'
import { errorResult, resultsOf } from './results-of.ts'
import { ConnectorStopped, type Scenario, type Stage } from './scenario.ts'
import type { World } from './world.ts'

/** What playing one scenario gave: its own result, and one for each other requirement that the audit found broken. */
export interface Played {
  results: Result[]
  /** The connector stopped before the scenario's end, so that little can be said of it. */
  stopped: boolean
  durationMs: number
}

export interface PlayOptions {
  scenario: Scenario
  connector: ConnectorPort
  openWorld: () => Promise<World>
  /** Shoulds fail too. */
  strict: boolean
}

/** Plays a scenario in a world of its own. Mistakes of ours become the verdict `error`, never the connector's failure. */
export async function playScenario(options: PlayOptions): Promise<Played> {
  const { scenario, connector, openWorld, strict } = options
  const elapsedMs = startStopwatch()
  try {
    const world = await openWorld()
    const performance = await perform(scenario, connector, world).finally(() => world.close())
    return {
      results: resultsOf({ scenario, strict, ...performance }),
      stopped: performance.stopped,
      durationMs: elapsedMs(),
    }
  } catch (error) {
    return { results: [errorResult(scenario, error)], stopped: false, durationMs: elapsedMs() }
  }
}

interface Performance {
  own: Finding[]
  others: Finding[]
  occurrences: number
  stopped: boolean
}

async function perform(scenario: Scenario, connector: ConnectorPort, world: World): Promise<Performance> {
  const own: Finding[] = []
  let occurrences = 0
  let judged: Audit | undefined
  const stage: Stage = {
    world,
    sync: async (expected = 'done') => {
      const outcome = await world.sync(connector)
      if (outcome.status !== expected) throw new ConnectorStopped(outcome, expected)
      judged = await world.audit()
      return judged
    },
    fail: (finding) => own.push({ requirement: scenario.requirement, ...finding }),
    occurred: () => {
      occurrences += 1
    },
  }
  try {
    await scenario.play(stage)
    return { own, others: unexplained(judged?.findings ?? [], own), occurrences, stopped: false }
  } catch (error) {
    if (!(error instanceof ConnectorStopped)) throw error
    // What a stopped connector left undone follows from its stopping; judging it too would blame everything at once.
    return { own: [...own, stoppedFinding(scenario, error)], others: [], occurrences: occurrences + 1, stopped: true }
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
