import { eachAtOnce } from '../play/each-at-once.ts'
import { playScenario } from '../play/play-scenario.ts'
import type { Progress } from '../play/play-scenarios.ts'
import type { Result } from '../play/result.ts'
import type { Scenario } from '../play/scenario.ts'
import type { ConnectorPort } from '../world/connector-port.ts'
import { openWorlds } from '../world/open-world.ts'
import type { WorkFolder } from '../world/work-folder.ts'
import type { Tamper, World } from '../world/world.ts'
import { whyNotCaught } from './proof.ts'

/**
 * A mock with one mistake. The self-test must notice it by these requirements; otherwise nobody would notice that the mock is
 * wrong, and connectors would be judged by it.
 */
export interface WrongMock {
  /** Kebab case: `captures-without-a-plan`. */
  id: string
  /** What is wrong, in a sentence. */
  fault: string
  mustRed: readonly string[]
  /** Changes answers of the servers. */
  tamper?: Tamper
  /** Changes the world before the scenario. */
  breaks?(world: World): void
}

/** The result for one wrong mock. */
export interface ProvenMock {
  id: string
  fault: string
  mustRed: string[]
  /** Those of `mustRed` that did turn red. */
  red: string[]
  /** Everything in `mustRed` is red. */
  caught: boolean
  /** Why it was not caught; empty if it was caught. */
  why: string
}

export interface MockProofOptions {
  seed: number
  wrongMocks: readonly WrongMock[]
  /** The scenarios of the self-test. */
  selfTests: readonly Scenario[]
  /** Behind the page, in the scenarios that need one. */
  connector: ConnectorPort
  workFolder: WorkFolder
  watch: (progress: Progress) => void
  signal?: AbortSignal | undefined
}

const mocksAtOnce = 6

/**
 * Plays the self-test with each wrong mock, with the default archiver: of each requirement that the mock must break, the
 * scenarios until one is red.
 */
export async function proveMocks(options: MockProofOptions): Promise<ProvenMock[]> {
  const { wrongMocks, signal, watch } = options
  let done = 0
  const proveOne = async (wrong: WrongMock): Promise<ProvenMock> => {
    const proven = await proveMock(wrong, options)
    done += 1
    watch({ what: wrong.id, done, total: wrongMocks.length })
    return proven
  }
  return eachAtOnce(wrongMocks, signal, proveOne, mocksAtOnce)
}

async function proveMock(wrong: WrongMock, options: MockProofOptions): Promise<ProvenMock> {
  const { seed, workFolder, connector, selfTests } = options
  const { id, fault, tamper } = wrong
  const openWorld = await openWorlds({ seed, workFolder, ...(tamper && { tamper }) })
  const red = new Set<string>()
  const errors: Result[] = []
  for (const requirement of wrong.mustRed) {
    for (const scenario of selfTests.filter((one) => one.requirement === requirement)) {
      options.signal?.throwIfAborted()
      const { results } = await playScenario({
        ...{ scenario, connector, strict: true },
        openWorld: async () => {
          const world = await openWorld(scenario.id)
          wrong.breaks?.(world)
          return world
        },
      })
      errors.push(...results.filter(({ verdict }) => verdict === 'error'))
      if (results.some((one) => one.requirement === requirement && one.verdict === 'fail')) red.add(requirement)
      if (red.has(requirement)) break
    }
  }
  const mustRed = [...wrong.mustRed]
  const why = whyNotCaught({ mustRed, played: new Set(mustRed), red, stopped: [], errors }, [])
  return { id, fault, mustRed, red: [...red], caught: why === '', why }
}
