import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { again } from './again.scenario.ts'
import { dailyRun } from './daily-run.scenario.ts'
import { dailyRunFaults } from './daily-run.wrong.ts'
import { otherWindows } from './other-windows.scenario.ts'
import { toldWindows } from './told-windows.scenario.ts'

/** Every scenario of the area. */
export const dailyRunScenarios: Scenario[] = [...dailyRun, ...otherWindows, ...toldWindows, ...again]

/** Connectors that each break a requirement of the area. */
export const dailyRunWrongConnectors: WrongConnector[] = [...dailyRunFaults]
