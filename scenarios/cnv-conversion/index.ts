import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { bodyFaults } from './body.wrong.ts'
import { content } from './content.scenario.ts'
import { headerFaults } from './headers.wrong.ts'
import { htmlFaults, textPartFaults } from './html.wrong.ts'
import { message } from './message.scenario.ts'
import { storedMessageFaults } from './stored-message.wrong.ts'

/** Every scenario of the area. */
export const conversionScenarios: Scenario[] = [...message, ...content]

/** Connectors that each break a requirement of the area. */
export const conversionWrongConnectors: WrongConnector[] = [
  ...headerFaults,
  ...bodyFaults,
  ...htmlFaults,
  ...textPartFaults,
  ...storedMessageFaults,
]
