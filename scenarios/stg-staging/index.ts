import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { staging } from './staging.scenario.ts'
import { stagingFaults } from './staging.wrong.ts'

/** Every scenario of the area. */
export const stagingScenarios: Scenario[] = [...staging]

/** Connectors that each break a requirement of the area. */
export const stagingWrongConnectors: WrongConnector[] = [...stagingFaults]
