import { scenarios } from '../../../scenarios/index.ts'
import { type ReferenceDoor, referenceConnectorThrough } from '../../../scenarios/reference-connector.ts'
import {
  type ArchiverProfile,
  archivers,
  createWorkFolder,
  isSelfTest,
  playable,
  playScenario,
  referenceDeclared,
} from '../../runner/index.ts'
import { playDay } from '../../runner/play/day.ts'
import type { Result } from '../../runner/play/result.ts'
import { openWorlds } from '../../runner/world/open-world.ts'
import type { MutantTest, MutantTests } from './mutant-test.ts'
import { theDay } from './the-day.ts'

const seed = 20_260_311

/** Names the active mutant to a connector that runs as a command, because only that can be killed. */
const activeMutantVariable = '__STRYKER_ACTIVE_MUTANT__'

/** A day of each archiver and every scenario, with the reference connector through one of its doors. */
export async function openConnectorTests(door: ReferenceDoor): Promise<MutantTests> {
  const workFolder = await createWorkFolder()
  const openWorld = await openWorlds({ seed, workFolder })
  let through = referenceConnectorThrough
  let timesLoaded = 0
  const connectorNow = (): ReturnType<typeof referenceConnectorThrough> => through(door, [activeMutantVariable])
  const load = async (how: 'afresh' | 'as-at-first'): Promise<void> => {
    through = how === 'as-at-first' ? referenceConnectorThrough : await loadAfresh(++timesLoaded)
  }

  const dayOf = (archiver: ArchiverProfile): MutantTest => ({
    id: `the-day-${archiver.id}`,
    isHeavy: false,
    play: async () => {
      const day = await theDay(archiver)
      const world = await openWorld(day.id, day.to, archiver)
      try {
        const { results } = await playDay({ day, connector: connectorNow(), world, strict: true, watch: () => {} })
        return firstRed(results)
      } finally {
        await world.close()
      }
    },
  })
  const played = playable(scenarios, [], referenceDeclared).filter((scenario) => !isSelfTest(scenario))
  const tests = played.map(
    (scenario): MutantTest => ({
      id: scenario.id,
      isHeavy: scenario.heavy === true || scenario.kills === true,
      play: async () => {
        const connector = connectorNow()
        try {
          const open = (): ReturnType<typeof openWorld> => openWorld(scenario.id)
          const { results } = await playScenario({ scenario, connector, strict: true, openWorld: open })
          return firstRed(results)
        } finally {
          await connector.killAll()
        }
      },
    }),
  )
  return { tests: [...archivers.map(dayOf), ...tests], load, close: () => workFolder.remove() }
}

/** The reference connector from modules that are loaded once more; `freshConnector` has the hook for those that it imports. */
async function loadAfresh(time: number): Promise<typeof referenceConnectorThrough> {
  const url = new URL(`../../../scenarios/reference-connector.js?fresh=${time}`, import.meta.url)
  const loaded: Promise<{ referenceConnectorThrough: typeof referenceConnectorThrough }> = import(url.href)
  return loaded.then(
    (module) => module.referenceConnectorThrough,
    // A connector that cannot be loaded turns every test red, as one that cannot be started.
    (error: unknown) => () => {
      throw error
    },
  )
}

/** What the suite says of a failure. A mistake of the suite, or a machine that lacks something, says nothing of a mutant. */
function firstRed(results: readonly Result[]): string | undefined {
  const red = results.find(({ verdict }) => verdict === 'fail')
  if (red === undefined) return undefined
  return `${red.requirement}: ${red.findings[0]?.message ?? red.message}`
}
