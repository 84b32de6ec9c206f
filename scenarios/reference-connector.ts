import { createConnector } from '../connector/index.ts'
import type { ConnectorPort } from '../harness/runner/index.ts'

/** The ways into a mailbox that the reference connector knows. */
export const referenceDoors = ['import-session', 'graph-messages'] as const

export type ReferenceDoor = (typeof referenceDoors)[number]

/** The reference connector, in this process, by one of its ways into the mailboxes. */
export function referenceConnectorThrough(door: ReferenceDoor): ConnectorPort {
  return {
    name: door === 'import-session' ? 'reference connector' : `reference connector, ${door}`,
    sync: (environment) => createConnector({ ...environment, MT_IMPORT_DOOR: door }, { log: 'silent' }).sync(),
  }
}

/** The system under test when nobody brings another. */
export const referenceConnector: ConnectorPort = referenceConnectorThrough('import-session')
