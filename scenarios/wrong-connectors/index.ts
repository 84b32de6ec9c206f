import type { WrongConnector } from '../../harness/runner/index.ts'
import { bodyFaults } from './body.ts'
import { conversationFaults } from './conversations.ts'
import { dailyRunFaults } from './daily-run.ts'
import { downloadFaults } from './downloads.ts'
import { resilienceFaults } from './faults.ts'
import { fileFaults } from './files.ts'
import { folderFaults } from './folder.ts'
import { headerFaults } from './headers.ts'
import { importLogFaults } from './import-log.ts'
import { itemFaults } from './items.ts'
import { limitFaults } from './limit.ts'
import { listedOrderFaults } from './listed-order.ts'
import { mappingFaults } from './mapping.ts'
import { mappingFileFaults } from './mapping-file.ts'
import { securityFaults } from './security.ts'
import { stagingFaults } from './staging.ts'
import { storedMessageFaults } from './stored-message.ts'
import { validUserFaults } from './valid-users.ts'

/** Connectors with one fault each. What none of them turns red has never been seen failing. */
export const wrongConnectors: WrongConnector[] = [
  ...itemFaults,
  ...fileFaults,
  ...conversationFaults,
  ...dailyRunFaults,
  ...stagingFaults,
  ...headerFaults,
  ...bodyFaults,
  ...storedMessageFaults,
  ...folderFaults,
  ...mappingFaults,
  ...mappingFileFaults,
  ...validUserFaults,
  ...limitFaults,
  ...importLogFaults,
  ...listedOrderFaults,
  ...resilienceFaults,
  ...downloadFaults,
  ...securityFaults,
]
