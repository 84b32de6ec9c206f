import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { confidences } from './confidences.scenario.ts'
import { exhaustion } from './exhaustion.scenario.ts'
import { securityFaults } from './security.wrong.ts'
import { strangers } from './strangers.scenario.ts'

/** Every scenario of the area. */
export const securityScenarios: Scenario[] = [...confidences, ...strangers, ...exhaustion]

/** Connectors that each break a requirement of the area. */
export const securityWrongConnectors: WrongConnector[] = [...securityFaults]
