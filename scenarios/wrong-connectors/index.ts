import type { WrongConnector } from '../../harness/runner/index.ts'
import { archivingFaults } from './archiving.ts'
import { folderFaults, limitFaults } from './folder-and-limit.ts'
import { mappingFaults } from './mapping.ts'

/** Connectors with one fault each. What none of them turns red has never been seen failing. */
export const wrongConnectors: WrongConnector[] = [...mappingFaults, ...folderFaults, ...archivingFaults, ...limitFaults]
