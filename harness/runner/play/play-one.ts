import type { Audit, Finding } from '../../oracle/index.ts'
import type { EvidenceChain } from '../evidence/evidence-chain.ts'
import type { SyncOutcome } from '../world/connector-port.ts'
import type { World } from '../world/world.ts'
import { ConnectorStopped, type Playing, type Scenario, type WayToRun } from './scenario.ts'
import type { SharedSyncs } from './shared-syncs.ts'

/** The result of one scenario for its own requirement. */
export interface ScenarioOutcome {
  scenario: Scenario
  own: Finding[]
  occurrences: number
  /** The evidence of an item that the scenario followed; absent: it followed none. */
  evidence?: EvidenceChain | undefined
  /** The status of the sync that did not end as the scenario needs; absent if all did. */
  stoppedAs?: SyncOutcome['status'] | undefined
  /** A mistake of the suite; absent: none. */
  error?: unknown
}

/** A finished sync, and the judgement of everything so far. */
export interface JudgedSync {
  outcome: SyncOutcome
  audit(): Promise<Audit>
}

/** The setting in which a scenario is played. */
export interface Setting {
  world: World
  syncs: SharedSyncs<JudgedSync>
  /** Whether it may run the connector any number of times; a scenario that shares its syncs may run it only once. */
  runsFreely: boolean
  /** Leaves the findings of the audit that `isAbout` selects to the scenario's own checks. */
  excuse(isAbout: (finding: Finding) => boolean): void
  /** Receives each audit that the scenario sees. */
  judge(audit: Audit): void
}

/** Plays one scenario. A mistake of the suite is returned, not thrown. */
export async function playOne(scenario: Scenario, setting: Setting): Promise<ScenarioOutcome> {
  const done: ScenarioOutcome = { scenario, own: [], occurrences: 0 }
  try {
    await scenario.play(playingFor(done, setting))
  } catch (error) {
    if (!(error instanceof ConnectorStopped)) return { ...done, error }
    done.own.push(stoppedFinding(scenario, error))
    done.occurrences += 1
    done.stoppedAs = error.outcome.status
  } finally {
    setting.syncs.end()
  }
  return done
}

function playingFor(done: ScenarioOutcome, { world, syncs, runsFreely, excuse, judge }: Setting): Playing {
  const { scenario } = done
  let syncsRun = 0
  const next = (way: WayToRun): Promise<JudgedSync> => {
    syncsRun += 1
    if (syncsRun > 1 && !runsFreely) throw new RangeError(`${scenario.id} shares its sync, but runs a second one`)
    return syncs.next(way)
  }
  const judged = async ({ audit }: JudgedSync): Promise<Audit> => {
    const judgement = await audit()
    judge(judgement)
    return judgement
  }
  return {
    world,
    sync: async (expected = 'done') => {
      const sync = await next((port) => port)
      if (sync.outcome.status !== expected) throw new ConnectorStopped(sync.outcome, expected)
      return judged(sync)
    },
    attempt: async (as = (port) => port) => {
      const sync = await next(as)
      return { outcome: sync.outcome, audit: await judged(sync) }
    },
    judgesItself: excuse,
    fail: (finding) => done.own.push({ requirement: scenario.requirement, ...finding }),
    keepsEvidence: (chain) => {
      done.evidence = chain
    },
    occurred: () => {
      done.occurrences += 1
    },
    readings: world.declaration().readings,
    declares: (capability) => world.declaration().capabilities.includes(capability),
  }
}

const endWords: Record<SyncOutcome['status'], string> = {
  done: 'done: a command ends with 0',
  'try-again': 'try-again: a command ends with 75',
  failed: 'failed: a command ends with another code than 0 and 75',
}

function stoppedFinding(scenario: Scenario, { outcome, expected }: ConnectorStopped): Finding {
  return {
    requirement: scenario.requirement,
    message:
      outcome.trouble === 'over-time'
        ? 'the connector ran out of time, and nothing else was judged'
        : 'the connector did not end the sync as it should',
    acceptable: [endWords[expected]],
    seen: `${outcome.status}: ${outcome.message}`,
  }
}
