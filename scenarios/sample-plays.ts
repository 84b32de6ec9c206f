import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder, playScenario, referenceDeclared, type Scenario } from '../harness/runner/index.ts'
import { playable } from '../harness/runner/play/playable.ts'
import { openWorlds } from '../harness/runner/world/open-world.ts'
import { type ReferenceDoor, referenceConnectorThrough } from './reference-connector.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The door that the reference connector uses. */
    referenceDoor: ReferenceDoor
  }
}

const seed = 20_260_311

/** One test for each scenario, played with the reference connector; the command line plays the same objects. */
export async function testEach(scenarios: readonly Scenario[]): Promise<void> {
  const door = inject('referenceDoor')
  const workFolder = await createWorkFolder()
  afterAll(() => workFolder.remove())
  const openWorld = await openWorlds({ seed, workFolder })
  const connector = referenceConnectorThrough(door)
  const plays = playable(scenarios, [], referenceDeclared).map(
    (scenario) => [scenario.id, scenario.title, scenario] as const,
  )

  // Several at once, as in a run, because worlds mostly wait for sockets and disks.
  test.concurrent.each(plays)(`through ${door}: %s %s`, async (_id, _title, scenario) => {
    const { results } = await playScenario({
      scenario,
      connector,
      strict: true,
      openWorld: () => openWorld(scenario.id),
    })
    const reds = results.filter((result) => result.verdict !== 'pass')
    expect(reds, `replay with: npx mock-telemessage run --seed ${seed} ${scenario.id}`).toEqual([])
  })
}
