import type { Operation } from '../../control/wire.ts'
import type { Services } from '../operations/services.ts'
import { connectorOperations } from './connector-operations.ts'
import { documentOperations } from './description/document-operations.ts'
import { roleGroupOperations } from './role-group-operations.ts'
import { runEventOperations } from './run-events.ts'
import { runOperations } from './run-operations.ts'
import { wizardOperations } from './wizard-operations.ts'

/** Everything that the Data connectors page does, for people who signed in, and its description. */
export function connectorPageOperations(services: Services): Operation[] {
  const operations = [
    wizardOperations,
    connectorOperations,
    runOperations,
    runEventOperations,
    roleGroupOperations,
  ].flatMap((operationsOf) => operationsOf(services))
  return [...operations, ...documentOperations(operations, services)]
}
