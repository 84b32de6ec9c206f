import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder, playScenario } from '../../harness/runner/index.ts'
import { openWorlds } from '../../harness/runner/world/open-world.ts'
import { referenceConnectorThrough } from '../reference-connector.ts'
import { wrongHoldsAndRetention } from './cmp-compliance/hold-mocks.wrong.ts'
import { wrongSearches } from './cmp-compliance/search-mocks.wrong.ts'
import { selfTests } from './index.ts'
import { wrongMocks as mocksOfSiteAndTenant } from './mocks.wrong.ts'

// Each wrong mock must be noticed by the requirement that it names; and each requirement of the self-test has one.

const seed = 20_260_311
const wrongMocks = [...mocksOfSiteAndTenant, ...wrongSearches, ...wrongHoldsAndRetention]
const connector = referenceConnectorThrough(inject('referenceDoor'))
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test.concurrent.each(wrongMocks.map((wrong) => [wrong.id, wrong] as const))('notices %s', async (_id, wrong) => {
  const openWorld = await openWorlds({ seed, workFolder, ...(wrong.tamper && { tamper: wrong.tamper }) })
  for (const requirement of wrong.mustRed) {
    const verdicts: string[] = []
    for (const scenario of selfTests.filter((one) => one.requirement === requirement)) {
      const { results } = await playScenario({
        scenario,
        connector,
        strict: true,
        openWorld: async () => {
          const world = await openWorld(scenario.id)
          wrong.breaks?.(world)
          return world
        },
      })
      verdicts.push(...results.filter((one) => one.requirement === requirement).map(({ verdict }) => verdict))
      if (verdicts.includes('fail')) break
    }
    expect(verdicts, requirement).toContain('fail')
  }
})

test('each requirement of the self-test that is played has a wrong mock', () => {
  const played = new Set(selfTests.map(({ requirement }) => requirement))
  const caught = new Set(wrongMocks.flatMap(({ mustRed }) => mustRed))
  expect([...played].filter((id) => !caught.has(id))).toEqual([])
})
