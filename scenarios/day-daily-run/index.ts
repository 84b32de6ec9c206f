import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { again } from './again.scenario.ts'
import { backfillWindows } from './backfill-windows.scenario.ts'
import { dailyRun } from './daily-run.scenario.ts'
import { dailyRunFaults } from './daily-run.wrong.ts'
import { otherWindows } from './other-windows.scenario.ts'
import { pages } from './pages.scenario.ts'
import { pageFaults } from './pages.wrong.ts'
import { state } from './state.scenario.ts'
import { stateFaults } from './state.wrong.ts'
import { windowKept } from './window-kept.scenario.ts'
import { windowKeptFaults } from './window-kept.wrong.ts'

/** Every scenario of the area. */
export const dailyRunScenarios: Scenario[] = [
  ...dailyRun,
  ...otherWindows,
  ...backfillWindows,
  ...again,
  ...pages,
  ...state,
  ...windowKept,
]

/** Connectors that each break a requirement of the area. */
export const dailyRunWrongConnectors: WrongConnector[] = [
  ...dailyRunFaults,
  ...pageFaults,
  ...stateFaults,
  ...windowKeptFaults,
]
