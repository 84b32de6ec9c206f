import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { bodyFaults } from './body.wrong.ts'
import { content } from './content.scenario.ts'
import { fold } from './fold.scenario.ts'
import { foldFaults } from './fold.wrong.ts'
import { headerFaults } from './headers.wrong.ts'
import { htmlFaults, textPartFaults } from './html.wrong.ts'
import { message } from './message.scenario.ts'
import { storedMessageFaults } from './stored-message.wrong.ts'

/** Every scenario of the area. */
export const conversionScenarios: Scenario[] = [...message, ...content, ...fold]

/** Connectors that each break a requirement of the area. */
export const conversionWrongConnectors: WrongConnector[] = [
  ...headerFaults,
  ...bodyFaults,
  ...foldFaults,
  ...htmlFaults,
  ...textPartFaults,
  ...storedMessageFaults,
]
