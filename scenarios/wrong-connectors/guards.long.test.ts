import { afterAll, expect, test } from 'vitest'
import { createWorkFolder, type WrongConnector } from '../../harness/runner/index.ts'
import { playGuardDay } from '../../harness/runner/proof/guard-day.ts'
import { proveAlone } from '../../harness/runner/proof/prove.ts'
import { openWorlds } from '../../harness/runner/world/open-world.ts'
import { scenarios, wrongConnectors } from '../index.ts'
import { referenceConnector } from '../reference-connector.ts'
import { alsoRedOf, alsoRedSeed as seed } from './also-red.ts'
import { doublyFaulty, type FaultyConnector } from './faulty.ts'
import { guards } from './guards.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())
const alsoRed = alsoRedOf(wrongConnectors)
const openWorld = await openWorlds({ seed, workFolder })

const isFaulty = (wrong: WrongConnector): wrong is FaultyConnector => 'makings' in wrong

function faultyConnector(id: string): FaultyConnector {
  const found = wrongConnectors.filter(isFaulty).find((wrong) => wrong.id === id)
  if (found === undefined) throw new RangeError(`no faulty connector is called ${id}`)
  return found
}

test('with the reference connector every guard occurs and passes, and the audit finds nothing', async () => {
  const mornings = guards.map((ids) => scenarios.filter(({ id }) => ids.includes(id)))
  const day = await playGuardDay(mornings, referenceConnector, openWorld)
  expect(day.guards.map(({ scenario, results }) => [scenario.id, ...results.map(({ verdict }) => verdict)])).toEqual(
    mornings.flat().map(({ id }) => [id, 'pass']),
  )
  expect(day.others).toEqual([])
})

/** The undeclared second fault, and the requirement that shows it. */
const secondFaults: [requirement: string, id: string][] = [
  ['CAP-5', 'deletions-dropped'],
  ['DAY-4', 'late-items-passed-over'],
  ['STG-4', 'staged-data-left-behind'],
  ['CNV-6', 'equal-names-overwritten'],
  ['FLD-2', 'calls-beside-the-folder'],
  ['MAP-2', 'file-for-those-with-an-address'],
  ['LIM-7', 'declared-size-believed'],
  ['LOG-3', 'unmapped-listed-per-item'],
  ['RES-4', 'damaged-download-fails-at-once'],
  ['SEC-1', 'texts-kept-in-the-state'],
]

test('there is a second fault for each guard', () => {
  expect(secondFaults.map(([requirement]) => requirement).sort()).toEqual(
    guards
      .flat()
      .map((id) => id.split('/')[0])
      .sort(),
  )
})

// One connector whose first fault the guards do not see, and one whose first fault affects every item of the day.
test.concurrent.each(
  secondFaults.flatMap(([requirement, second]) =>
    ['limit-at-ten-million', 'copy-for-a-supervisor'].map((first) => [first, second, requirement] as const),
  ),
)('%s with the second fault of %s is given away by %s', async (first, second, requirement) => {
  const wrong = doublyFaulty(faultyConnector(first), faultyConnector(second))
  const alone = { ...wrong, mustRed: [] }
  const { red, why } = await proveAlone(alone, openWorld, { scenarios, guards, alsoRed, full: false })
  expect(red).toContain(requirement)
  expect(why).toMatch(new RegExp(`^turned red, but were not expected to: .*\\b${requirement}\\b`))
})
