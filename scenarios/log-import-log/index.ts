import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { importLog } from './import-log.scenario.ts'
import { importLogFaults } from './import-log.wrong.ts'

/** Every scenario of the area. */
export const importLogScenarios: Scenario[] = [...importLog]

/** Connectors that each break a requirement of the area. */
export const importLogWrongConnectors: WrongConnector[] = [...importLogFaults]
