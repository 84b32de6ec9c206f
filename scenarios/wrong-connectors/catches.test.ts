import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../harness/runner/index.ts'
import { proveAlone } from '../../harness/runner/proof/prove.ts'
import { openWorlds } from '../../harness/runner/world/open-world.ts'
import { scenarios, wrongConnectors } from '../index.ts'
import { guards } from './guards.ts'

// Every wrong connector, played as `mock-telemessage prove` plays it: the suite has to be seen saying no.

const seed = 20_260_312
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())
const openWorld = await openWorlds({ seed, workFolder })

// Side by side, as prove does; one test for each, so that the one that gets away is named.
test.concurrent.each(wrongConnectors.map((wrong) => [wrong.id, wrong] as const))(
  'catches %s',
  async (id, wrong) => {
    const { why } = await proveAlone(wrong, openWorld, { scenarios, guards, full: false })
    expect(why, `replay with: npx mock-telemessage prove ${id} --seed ${seed}`).toBe('')
  },
  300_000,
)
