import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder, type Scenario, type WrongConnector } from '../harness/runner/index.ts'
import type { Result } from '../harness/runner/play/result.ts'
import { proveAlone } from '../harness/runner/proof/prove.ts'
import { openWorlds } from '../harness/runner/world/open-world.ts'
import { scenarios } from './index.ts'
import { isWhole, shareOf } from './sample-share.ts'
import { alsoRedOf, alsoRedSeed as seed } from './wrong-connectors/also-red.ts'
import { guards } from './wrong-connectors/guards.ts'
import { redsOf, redsPage } from './wrong-connectors/sample-reds.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether each wrong connector also plays the guards, which show that its fault is the only one. */
    withGuards: boolean
    /** Whether the first red of a requirement is enough. */
    untilRed: boolean
  }
}

/**
 * One test for each wrong connector of an area, played as `mock-telemessage prove` plays it, or only until the first red: the
 * suite must fail it. A last test compares what the suite says about them with the reviewed page `<area>.reds.md`. `area` is the name of the folder.
 */
export async function testEachIsCaught(area: string, all: readonly WrongConnector[]): Promise<void> {
  const wrongConnectors = shareOf(all)
  const workFolder = await createWorkFolder()
  afterAll(() => workFolder.remove())
  const openWorld = await openWorlds({ seed, workFolder })
  const alsoRed = alsoRedOf(wrongConnectors)
  const played = {
    scenarios,
    guards: inject('withGuards') ? guards : ('none' as const),
    alsoRed,
    full: false,
    untilRed: inject('untilRed'),
  }
  const resultsOf = new Map<string, Map<Scenario, readonly Result[]>>()

  // Several at once, as prove does. Each has its own test, so that the report names a connector that was not caught.
  test.concurrent.each(wrongConnectors.map((wrong) => [wrong.id, wrong] as const))(
    'catches %s',
    async (id, wrong) => {
      const results = new Map<Scenario, readonly Result[]>()
      const onResults = (scenario: Scenario, its: readonly Result[]): void => void results.set(scenario, its)
      const { why } = await proveAlone(wrong, openWorld, { ...played, onResults })
      expect(why, `replay with: npx mock-telemessage prove ${id} --seed ${seed}`).toBe('')
      resultsOf.set(id, results)
    },
    300_000,
  )

  test('what is said about each of them has been reviewed', async () => {
    const uncaught = wrongConnectors.filter(({ id }) => !resultsOf.has(id)).map(({ id }) => id)
    expect(uncaught, 'the page needs every wrong connector of the area, played and caught').toEqual([])
    const explained = wrongConnectors.map((wrong) => {
      const its = resultsOf.get(wrong.id)
      return { wrong, results: scenarios.flatMap((scenario) => its?.get(scenario) ?? []) }
    })
    const page = new URL(`./${area}/${area}.reds.md`, import.meta.url)
    if (isWhole) await expect(redsPage(area, explained)).toMatchFileSnapshot(fileURLToPath(page))
    else for (const one of explained) expect(await readFile(page, 'utf8')).toContain(redsOf(one))
  })
}
