import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { folder } from './folder.scenario.ts'
import { folderFaults } from './folder.wrong.ts'

/** Every scenario of the area. */
export const folderScenarios: Scenario[] = [...folder]

/** Connectors that each break a requirement of the area. */
export const folderWrongConnectors: WrongConnector[] = [...folderFaults]
