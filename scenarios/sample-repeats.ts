import { afterAll, expect, test } from 'vitest'
import { createWorkFolder, run, type Scenario } from '../harness/runner/index.ts'
import { type ReferenceDoor, referenceConnectorThrough } from './reference-connector.ts'
import { shareOf } from './sample-share.ts'

const seed = 20_260_313
/** More worlds than in a run, so that requests of one meet those of others in many orders. */
const worldsAtOnce = 12
/** With two doors, each scenario is played twenty times. */
const playsPerDoor = 10
/** Scenarios that kill the connector start several processes; heavy ones take seconds of processor time. */
const playsOfCostly = 2

/**
 * Plays scenarios again and again with the right connector, through each of its doors: a verdict that comes and goes would be a
 * race in the suite or in the connector, and would blame a right connector one day.
 */
export async function testIsNeverRed(scenarios: readonly Scenario[]): Promise<void> {
  const workFolder = await createWorkFolder()
  afterAll(() => workFolder.remove())
  const isCostly = ({ heavy, kills }: Scenario): boolean => heavy === true || kills === true
  const plays: [what: string, door: ReferenceDoor, repeat: number, chosen: Scenario[]][] = (
    ['import-session', 'graph-messages'] as const
  ).flatMap((door) => [
    ['light', door, playsPerDoor, shareOf(scenarios.filter((scenario) => !isCostly(scenario)))],
    ['costly', door, playsOfCostly, shareOf(scenarios.filter(isCostly))],
  ])
  const some = plays.filter(([, , , chosen]) => chosen.length > 0)

  test.each(some)(
    '%s scenarios through %s are green in each of %i plays',
    async (_, door, repeat, chosen) => {
      const report = await run({
        ...{ seed, repeat, worldsAtOnce, scenarios: chosen, filters: [], strict: true, leftLines: [], workFolder },
        connector: referenceConnectorThrough(door),
        watch: () => undefined,
        replayCommand: 'npx mock-telemessage run',
        replayScenarioCommand: `npx mock-telemessage run --seed ${seed} --repeat ${repeat}`,
      })
      const played = report.results.filter(({ scenario }) => scenario !== undefined)
      const others = played.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'inapplicable')
      // All of it in the message, because what comes and goes may not come again, and a report may keep nothing but the message.
      const seen = others.map(({ scenario, verdict, message, findings, connectorOutput }) =>
        JSON.stringify({
          what: `${scenario}: ${verdict}: ${message}`,
          seen: findings.map((finding) => finding.seen),
          connectorOutput,
        }),
      )
      expect(others.length, seen.join('\n')).toBe(0)
      expect(played.length).toBeGreaterThanOrEqual(chosen.length)
    },
    600_000,
  )
}
