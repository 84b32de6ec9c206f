import { type Declaration, defaultReadings } from '../../catalogue/index.ts'
import type { SyncWitness } from '../../oracle/index.ts'
import { isStorageInstalled } from '../../staging/index.ts'

/** The declaration of the connector's maker, and where the suite found it. */
export interface Declared extends Declaration {
  /** In words: `the file conformance.json`. */
  from: string
  /**
   * The declaration does not say whether there is an import log. The log is judged only in worlds in which one is
   * written.
   */
  importLogIfWritten: boolean
  /**
   * Without a container the connector stages elsewhere. It is offered a container only in worlds that ask for one: the
   * day and the scenarios of staging (docs/decisions/0013). Absent: it is offered a container in every world.
   */
  stagesElsewhereToo?: boolean | undefined
}

/** The declaration of the reference connector. It declares staging only where storage is installed. */
export const referenceDeclared: Declared = {
  from: 'what the reference connector declares',
  readings: defaultReadings,
  capabilities: [
    'importLog',
    'itemClass',
    'backfill',
    ...(isStorageInstalled() ? ['staging: azure-blob' as const] : []),
  ],
  importLogIfWritten: false,
  stagesElsewhereToo: true,
}

/**
 * The part of a declaration that can be judged here. Staging can be judged only where Azurite and the client of Azure Storage are installed; otherwise
 * the report says why it is inapplicable.
 */
export function judgeable(declared: Declared, hasStorage: boolean = isStorageInstalled()): Declared {
  if (hasStorage || !declared.capabilities.includes('staging: azure-blob')) return declared
  const because =
    '"staging: azure-blob" is declared, but cannot be judged without storage: npm install azurite @azure/storage-blob'
  return { ...declared, unjudged: { ...declared.unjudged, 'staging: azure-blob': because } }
}

/** The declaration that is assumed for a connector without one. */
export const undeclared: Declared = {
  from: 'nothing is declared: the default readings, and the import log if one is written',
  readings: defaultReadings,
  capabilities: [],
  importLogIfWritten: true,
}

/** The declaration that is used to judge a world with these syncs. */
export function declarationFor(declared: Declared, syncs: readonly SyncWitness[]): Declaration {
  const { readings, capabilities, importLogIfWritten, unjudged } = declared
  const isWritten = importLogIfWritten && syncs.some((sync) => sync.importLog.state !== 'absent')
  return { readings, capabilities: isWritten ? [...capabilities, 'importLog'] : capabilities, unjudged }
}
