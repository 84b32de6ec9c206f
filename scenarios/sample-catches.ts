import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder, type WrongConnector } from '../harness/runner/index.ts'
import { proveAlone } from '../harness/runner/proof/prove.ts'
import { openWorlds } from '../harness/runner/world/open-world.ts'
import { scenarios } from './index.ts'
import { alsoRedOf, alsoRedSeed as seed } from './wrong-connectors/also-red.ts'
import { guards } from './wrong-connectors/guards.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether each wrong connector plays the guards too, which show that its fault is the only one. */
    withGuards: boolean
  }
}

/** One test for each wrong connector, played as `mock-telemessage prove` plays it: the suite has to be seen saying no. */
export async function testEachIsCaught(wrongConnectors: readonly WrongConnector[]): Promise<void> {
  const workFolder = await createWorkFolder()
  afterAll(() => workFolder.remove())
  const openWorld = await openWorlds({ seed, workFolder })
  const alsoRed = alsoRedOf(wrongConnectors)
  const played = { scenarios, guards: inject('withGuards') ? guards : ('none' as const), alsoRed, full: false }

  // Side by side, as prove does; one test for each, so that the one that gets away is named.
  test.concurrent.each(wrongConnectors.map((wrong) => [wrong.id, wrong] as const))(
    'catches %s',
    async (id, wrong) => {
      const { why } = await proveAlone(wrong, openWorld, played)
      expect(why, `replay with: npx mock-telemessage prove ${id} --seed ${seed}`).toBe('')
    },
    300_000,
  )
}
