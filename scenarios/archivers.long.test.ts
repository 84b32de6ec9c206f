import { afterAll, expect, test } from 'vitest'
import {
  archivers,
  createWorkFolder,
  defaultArchiver,
  isSelfTest,
  playable,
  playScenario,
  referenceDeclared,
  selectScenarios,
} from '../harness/runner/index.ts'
import { openWorlds } from '../harness/runner/world/open-world.ts'
import { scenarios } from './index.ts'
import { type ReferenceDoor, referenceConnectorThrough } from './reference-connector.ts'

// Goal: an archiver is data. Each table has a row for it, and what depends on it works through both doors. The command
// `run --archiver` plays the rest.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

const referenceDoors: ReferenceDoor[] = ['import-session', 'graph-messages']
const others = archivers.filter(({ id }) => id !== defaultArchiver.id)
const filters = ['CAP-6', 'CNV-11', 'FLD', 'DAY-10', 'SIT-2', 'SIT-3', 'SIT-5', 'SIT-6']
const plays = others.flatMap((archiver) =>
  playable(selectScenarios(scenarios, filters), filters, referenceDeclared, archiver).flatMap((scenario) =>
    (isSelfTest(scenario) ? referenceDoors.slice(0, 1) : referenceDoors).map(
      (door) => [archiver.id, scenario.id, door, archiver, scenario] as const,
    ),
  ),
)
const openWorld = await openWorlds({ seed: 20_260_311, workFolder })

test.each(plays)('%s passes %s through %s', async (id, scenarioId, door, archiver, scenario) => {
  const { results } = await playScenario({
    scenario,
    connector: referenceConnectorThrough(door),
    strict: true,
    openWorld: () => openWorld(scenarioId, undefined, archiver),
  })
  const reds = results.filter((result) => result.verdict !== 'pass')
  expect(reds, `replay with: npx mock-telemessage run --archiver ${id} ${scenarioId}`).toEqual([])
})

test('what an archiver does not capture is not played for it, and the reason is given', () => {
  const played = plays.map(([, id]) => id)
  expect(played).toContain('CAP-6/phone-archiver')
  expect(played.filter((id) => id.includes('cloud-archiver'))).toEqual([])
})
