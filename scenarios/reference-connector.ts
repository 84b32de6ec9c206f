import { createConnector } from '../connector/index.ts'
import type { ConnectorPort } from '../harness/runner/index.ts'

/** The reference connector, in this process: the system under test when nobody brings another. */
export const referenceConnector: ConnectorPort = {
  name: 'reference connector',
  sync: (environment) => createConnector({ ...environment }, { log: 'silent' }).sync(),
}
