import type { ConnectorPort } from './connector-port.ts'
import { eachAtOnce } from './each-at-once.ts'
import { openWorlds } from './open-world.ts'
import { playScenario } from './play-scenario.ts'
import type { Result } from './result.ts'
import type { Progress } from './run.ts'
import { matches, type Scenario } from './scenario.ts'
import type { WorkFolder } from './work-folder.ts'

/** A connector with one fault on purpose, and what the suite has to say of it. */
export interface WrongConnector {
  /** Kebab case: `first-recipient-only`. */
  id: string
  /** The fault in one sentence. */
  fault: string
  /** Requirements that must turn red. */
  mustRed: string[]
  /** Requirements that may turn red with them. Every other must stay as it is. */
  mayRed: string[]
  connector: ConnectorPort
}

/** What the suite said of one wrong connector. */
export interface ProvenConnector extends Omit<WrongConnector, 'connector'> {
  /** Requirements that did turn red. */
  red: string[]
  /** It ran, everything in `mustRed` is red, and nothing outside `mustRed` and `mayRed` is. */
  caught: boolean
  /** Why it was not caught; empty when it was. */
  why: string
}

export interface ProofOptions {
  seed: number
  wrongConnectors: readonly WrongConnector[]
  scenarios: readonly Scenario[]
  /** Plays every scenario with every connector, heavy ones too. */
  full: boolean
  workFolder: WorkFolder
  watch: (progress: Progress) => void
  signal?: AbortSignal | undefined
}

/**
 * Plays the scenarios with each wrong connector and tells which get away. Unless `full`, a connector is spared the heavy
 * scenarios of requirements that it neither must nor may break.
 */
export async function prove(options: ProofOptions): Promise<ProvenConnector[]> {
  const proven: ProvenConnector[] = []
  for (const [done, wrong] of options.wrongConnectors.entries()) {
    options.signal?.throwIfAborted()
    options.watch({ what: wrong.id, done, total: options.wrongConnectors.length })
    proven.push(await proveOne(wrong, options))
  }
  return proven
}

async function proveOne(wrong: WrongConnector, options: ProofOptions): Promise<ProvenConnector> {
  const { id, fault, mustRed, mayRed } = wrong
  const openWorld = await openWorlds(options)
  const reds = new Set<string>()
  const stopped: string[] = []
  const errors: Result[] = []
  const chosen = options.scenarios.filter((one) => options.full || concerns(one, wrong))
  await eachAtOnce(chosen, options.signal, async (scenario) => {
    const { connector } = wrong
    const played = await playScenario({ scenario, connector, strict: true, openWorld: () => openWorld(scenario.id) })
    // Crashing is not being caught: a connector that stops has not shown its fault to anybody.
    if (played.stopped) stopped.push(scenario.id)
    else for (const result of played.results.filter((one) => one.verdict === 'fail')) reds.add(result.requirement)
    errors.push(...played.results.filter((one) => one.verdict === 'error'))
  })
  const red = [...reds].sort()
  const why = whyNotCaught({ red, mustRed, mayRed, stopped, errors })
  return { id, fault, mustRed, mayRed, red, caught: why === '', why }
}

function concerns(scenario: Scenario, { mustRed, mayRed }: WrongConnector): boolean {
  return scenario.heavy !== true || [...mustRed, ...mayRed].some((id) => matches(scenario.id, id))
}

function whyNotCaught(seen: {
  red: string[]
  mustRed: string[]
  mayRed: string[]
  stopped: string[]
  errors: Result[]
}): string {
  const { red, mustRed, mayRed, stopped, errors } = seen
  const missed = mustRed.filter((id) => !red.includes(id))
  const strays = red.filter((id) => !mustRed.includes(id) && !mayRed.includes(id))
  return [
    missed.length > 0 && `stayed green: ${missed.join(', ')}`,
    strays.length > 0 && `turned red without being named: ${strays.join(', ')}`,
    stopped.length > 0 && `stopped in ${stopped.join(', ')}`,
    errors.length > 0 &&
      `our own error in ${errors.map((result) => result.scenario).join(', ')}: ${errors[0]?.message}`,
  ]
    .filter((part) => part !== false)
    .join('; ')
}
