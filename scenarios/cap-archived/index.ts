import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { attachments } from './attachments.scenario.ts'
import { conversations } from './conversations.scenario.ts'
import { conversationFaults } from './conversations.wrong.ts'
import { deletions } from './deletions.scenario.ts'
import { fileFaults } from './files.wrong.ts'
import { items } from './items.scenario.ts'
import { itemFaults } from './items.wrong.ts'
import { membership } from './membership.scenario.ts'
import { membershipFaults } from './membership.wrong.ts'
import { oneId } from './one-id.scenario.ts'
import { oneIdFaults } from './one-id.wrong.ts'

/** Every scenario of the area. */
export const archivedScenarios: Scenario[] = [
  ...items,
  ...attachments,
  ...deletions,
  ...conversations,
  ...oneId,
  ...membership,
]

/** Connectors that each break a requirement of the area. */
export const archivedWrongConnectors: WrongConnector[] = [
  ...itemFaults,
  ...fileFaults,
  ...conversationFaults,
  ...membershipFaults,
  ...oneIdFaults,
]
