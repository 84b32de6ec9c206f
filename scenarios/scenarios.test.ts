import { afterAll, expect, test } from 'vitest'
import { createWorkFolder, isSelfTest, playScenario, referenceDeclared } from '../harness/runner/index.ts'
import { playable } from '../harness/runner/play/playable.ts'
import { openWorlds } from '../harness/runner/world/open-world.ts'
import { scenarios } from './index.ts'
import { referenceConnectorThrough, referenceDoors } from './reference-connector.ts'

// Every scenario as a test, played with the reference connector by each of its ways into the mailboxes; the command line
// plays the same objects.

const seed = 20_260_311
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())
const openWorld = await openWorlds({ seed, workFolder })

const plays = referenceDoors.flatMap((door) =>
  playable(scenarios, [], referenceDeclared)
    // The self-test of the mock goes through no door of a connector.
    .filter((scenario) => door === referenceDoors[0] || !isSelfTest(scenario))
    .map((scenario) => [door, scenario.id, scenario.title, scenario] as const),
)

test.each(plays)('through %s: %s %s', async (door, _id, _title, scenario) => {
  const { results } = await playScenario({
    scenario,
    connector: referenceConnectorThrough(door),
    strict: true,
    openWorld: () => openWorld(scenario.id),
  })
  const reds = results.filter((result) => result.verdict !== 'pass')
  expect(reds, `replay with: npx mock-telemessage run --seed ${seed} ${scenario.id}`).toEqual([])
})
