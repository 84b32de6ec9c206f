import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { atTheLimit } from './at-the-limit.scenario.ts'
import { limit } from './limit.scenario.ts'
import { limitFaults } from './limit.wrong.ts'

/** Every scenario of the area. */
export const limitScenarios: Scenario[] = [...limit, ...atTheLimit]

/** Connectors that each break a requirement of the area. */
export const limitWrongConnectors: WrongConnector[] = [...limitFaults]
