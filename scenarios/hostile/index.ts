import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { hostile } from './hostile.scenario.ts'
import { hostileFaults } from './hostile.wrong.ts'

/** Every scenario with hostile items, of several areas. */
export const hostileScenarios: Scenario[] = [...hostile]

/** Connectors that are each wrong about such items. */
export const hostileWrongConnectors: WrongConnector[] = [...hostileFaults]
