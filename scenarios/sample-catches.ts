import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder, type WrongConnector } from '../harness/runner/index.ts'
import { proveAlone } from '../harness/runner/proof/prove.ts'
import { openWorlds } from '../harness/runner/world/open-world.ts'
import { scenarios } from './index.ts'
import { alsoRedOf, alsoRedSeed as seed } from './wrong-connectors/also-red.ts'
import { guards } from './wrong-connectors/guards.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether each wrong connector also plays the guards, which show that its fault is the only one. */
    withGuards: boolean
  }
}

/** One test for each wrong connector, played as `mock-telemessage prove` plays it: the suite must fail it. */
export async function testEachIsCaught(wrongConnectors: readonly WrongConnector[]): Promise<void> {
  const workFolder = await createWorkFolder()
  afterAll(() => workFolder.remove())
  const openWorld = await openWorlds({ seed, workFolder })
  const alsoRed = alsoRedOf(wrongConnectors)
  const played = { scenarios, guards: inject('withGuards') ? guards : ('none' as const), alsoRed, full: false }

  // Several at once, as prove does. Each has its own test, so that the report names a connector that was not caught.
  test.concurrent.each(wrongConnectors.map((wrong) => [wrong.id, wrong] as const))(
    'catches %s',
    async (id, wrong) => {
      const { why } = await proveAlone(wrong, openWorld, played)
      expect(why, `replay with: npx mock-telemessage prove ${id} --seed ${seed}`).toBe('')
    },
    300_000,
  )
}
