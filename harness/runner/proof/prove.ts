import { type ArchiverProfile, archiverNamed, defaultArchiver } from '../../oracle/index.ts'
import { eachAtOnce } from '../play/each-at-once.ts'
import { playScenario } from '../play/play-scenario.ts'
import type { Progress } from '../play/play-scenarios.ts'
import { playable } from '../play/playable.ts'
import type { Result } from '../play/result.ts'
import { isSelfTest, type Scenario } from '../play/scenario.ts'
import type { ConnectorPort } from '../world/connector-port.ts'
import { referenceDeclared } from '../world/declared.ts'
import { type OpenWorld, openWorlds } from '../world/open-world.ts'
import type { WorkFolder } from '../world/work-folder.ts'
import type { AlsoRed } from './also-red.ts'
import { type GuardDay, type GuardResult, playGuardDay } from './guard-day.ts'
import { type Proof, whyNotCaught } from './proof.ts'

/** A connector with one deliberate fault, and the verdicts that the suite must reach. */
export interface WrongConnector {
  /** Kebab case: `first-recipient-only`. */
  id: string
  /** The fault in one sentence. */
  fault: string
  /** Requirements that must turn red. Others that may turn red are recorded (`ProofOptions.alsoRed`). */
  mustRed: string[]
  /** The seed decides which items its fault strikes, and therefore also which other requirements it turns red. */
  dependsOnSeed?: boolean | undefined
  /**
   * Requirements in whose scenarios its fault is that it gives up where it should continue; there it counts as caught.
   */
  givesUpIn?: string[] | undefined
  /** The id of the archiver that its fault is about, if any; it is always proved with that archiver. */
  archiver?: string | undefined
  connector: ConnectorPort
}

/** The result for one wrong connector. */
export interface ProvenConnector extends Pick<WrongConnector, 'id' | 'fault' | 'mustRed'> {
  /** Other requirements that may turn red. All remaining ones must stay green. */
  mayRed: string[]
  /** Requirements with a scenario that was played with it, in the order of the scenarios; others were not examined. */
  played: string[]
  /** Requirements that did turn red. */
  red: string[]
  /** It ran, everything in `mustRed` is red, and nothing outside `mustRed` and `mayRed` is. */
  caught: boolean
  /** Why it was not caught; empty if it was caught. */
  why: string
}

export interface ProofOptions {
  seed: number
  /** The archiver that is played; absent: the default one. */
  archiver?: ArchiverProfile | undefined
  wrongConnectors: readonly WrongConnector[]
  scenarios: readonly Scenario[]
  /** Plays every scenario with every connector, except self-tests. */
  full: boolean
  /**
   * Ends the scenarios of a requirement with the first of them that turns it red, and plays one after the other, so that the
   * same ones are played each time. Absent: it plays them all.
   */
  untilRed?: boolean | undefined
  /** The scenarios that are played with every connector, to see whether its fault is the only one. */
  guards: GuardDay | 'none'
  /** The other requirements that may turn red; `anything` accepts all, in order to record them. */
  alsoRed: AlsoRed | 'anything'
  workFolder: WorkFolder
  watch: (progress: Progress) => void
  /** Called for each connector as soon as everything was played with it. */
  onProven?: ((proven: ProvenConnector) => Promise<void>) | undefined
  /** Called with the results of each scenario in which the connector did not stop, guards not included. */
  onResults?: ((scenario: Scenario, results: readonly Result[]) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * Six worlds at once, as in a run. They belong to several connectors, because each connector waits for its last
 * scenario.
 */
const connectorsAtOnce = 3
const worldsPerConnector = 2

/**
 * Plays the scenarios with each wrong connector, under the default readings, and reports which are not caught. Unless
 * `full`, it plays only scenarios of the requirements that a connector must break, and heavy ones only until the
 * requirement is red. It plays the guard day with each connector, and self-tests with none, because they are not about
 * connectors.
 */
export async function prove(options: ProofOptions): Promise<ProvenConnector[]> {
  const openWorld = await openWorlds(options)
  const { wrongConnectors, signal, watch } = options
  let done = 0
  const proveOne = async (wrong: WrongConnector): Promise<ProvenConnector> => {
    const proven = await proveAlone(wrong, openWorld, options)
    await options.onProven?.(proven)
    done += 1
    watch({ what: wrong.id, done, total: wrongConnectors.length })
    return proven
  }
  return eachAtOnce(wrongConnectors, signal, proveOne, connectorsAtOnce)
}

/** Does the work of `prove` for one wrong connector. */
export async function proveAlone(
  wrong: WrongConnector,
  openWorld: OpenWorld,
  options: Omit<ProofOptions, 'seed' | 'wrongConnectors' | 'workFolder' | 'watch' | 'onProven'>,
): Promise<ProvenConnector> {
  const { id, fault, mustRed } = wrong
  const { signal, full, untilRed, alsoRed } = options
  const ofConnector = options.scenarios.filter((scenario) => !isSelfTest(scenario))
  const archiver = wrong.archiver === undefined ? (options.archiver ?? defaultArchiver) : archiverNamed(wrong.archiver)
  const scenarios = playable(ofConnector, [], referenceDeclared, archiver)
  const proof: Proof = { mustRed, played: new Set(), red: new Set(), stopped: [], errors: [] }
  const shown = new Set<string>()
  const open = (label: string): ReturnType<OpenWorld> => openWorld(label, undefined, archiver)
  const play = (scenario: Scenario) => async (): Promise<void> => {
    const { results, stoppedAs } = await playScenario({
      scenario,
      connector: wrong.connector,
      strict: true,
      openWorld: () => open(scenario.id),
    })
    if (!note(proof, wrong, { scenario, results, stoppedAs })) return
    if (results.some(isRedIn(scenario))) shown.add(scenario.requirement)
    options.onResults?.(scenario, results)
  }
  /** The same, unless an earlier scenario of its requirement was red, and that is enough. */
  const playNext = (scenario: Scenario) => async (): Promise<void> => {
    if (!untilRed || !shown.has(scenario.requirement)) await play(scenario)()
  }
  const chosen = scenarios.filter((scenario) => full || (mustRed.includes(scenario.requirement) && !scenario.heavy))
  const works = [() => playGuards(proof, wrong, scenarios, { ...options, openWorld: open }), ...chosen.map(playNext)]
  await eachAtOnce(works, signal, (work) => work(), untilRed ? 1 : worldsPerConnector)
  for (const scenario of scenarios.filter((one) => !chosen.includes(one) && mustRed.includes(one.requirement))) {
    signal?.throwIfAborted()
    if (!proof.red.has(scenario.requirement)) await play(scenario)()
  }
  const named = alsoRed === 'anything' ? [...proof.red].sort() : (alsoRed.get(id)?.reds ?? [])
  const mayRed = named.filter((requirement) => !mustRed.includes(requirement))
  const why = whyNotCaught(proof, mayRed)
  const asked = [...new Set(scenarios.map(({ requirement }) => requirement))]
  const played = asked.filter((requirement) => proof.played.has(requirement))
  return { id, fault, mustRed, mayRed, played, red: [...proof.red].sort(), caught: why === '', why }
}

async function playGuards(
  proof: Proof,
  wrong: WrongConnector,
  scenarios: readonly Scenario[],
  { guards, openWorld }: Pick<ProofOptions, 'guards'> & { openWorld: (label: string) => ReturnType<OpenWorld> },
): Promise<void> {
  if (guards === 'none') return
  const mornings = guards.map((ids) => scenarios.filter(({ id }) => ids.includes(id)))
  const day = await playGuardDay(
    mornings.filter((morning) => morning.length > 0),
    wrong.connector,
    openWorld,
  )
  for (const guard of day.guards) note(proof, wrong, guard)
  noteReds(proof, day.others)
}

/** Records the result of a scenario for a connector. Returns whether its reds count. */
function note(
  proof: Proof,
  { givesUpIn = [] }: WrongConnector,
  { scenario, results, stoppedAs }: GuardResult,
): boolean {
  proof.played.add(scenario.requirement)
  proof.errors.push(...results.filter(({ verdict }) => verdict === 'error'))
  // A crash does not count as caught: a connector that stops has not shown its fault. If it continues where it must
  // refuse, that is not a crash; nor is giving up, if that is its fault.
  const crashed = stoppedAs !== undefined && stoppedAs !== 'done' && !givesUpIn.includes(scenario.requirement)
  if (crashed) proof.stopped.push(scenario.id)
  else noteReds(proof, results)
  return !crashed
}

function isRedIn(scenario: Scenario): (result: Result) => boolean {
  return ({ requirement, verdict }) => requirement === scenario.requirement && verdict === 'fail'
}

function noteReds(proof: Proof, results: readonly Result[]): void {
  for (const { requirement, verdict } of results) if (verdict === 'fail') proof.red.add(requirement)
}
