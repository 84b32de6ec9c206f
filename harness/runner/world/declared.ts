import { type Declaration, defaultReadings } from '../../catalogue/index.ts'
import type { SyncWitness } from '../../oracle/index.ts'
import { isAzuriteInstalled } from '../../staging/index.ts'

/** What the connector's maker has declared, and how the suite came to know of it. */
export interface Declared extends Declaration {
  /** In words: `the file conformance.json`. */
  from: string
  /** Nobody has said whether there is an import log: a world in which one is written is judged by it, another is not. */
  importLogIfWritten: boolean
  /**
   * It stages elsewhere where no container is offered, and is offered one only in worlds that ask for it: the day and the
   * scenarios of staging (docs/decisions/0013). Absent: it is offered one in every world.
   */
  stagesElsewhereToo?: boolean | undefined
}

/** What the reference connector declares of itself: staging only where there is a storage to stage in. */
export const referenceDeclared: Declared = {
  from: 'what the reference connector declares',
  readings: defaultReadings,
  capabilities: [
    'importLog',
    'itemClass',
    'backfill',
    ...(isAzuriteInstalled() ? ['staging: azure-blob' as const] : []),
  ],
  importLogIfWritten: false,
  stagesElsewhereToo: true,
}

/**
 * What of a declaration can be judged here: staging only where Azurite is installed, and whoever declared it is told why it
 * is inapplicable.
 */
export function judgeable(declared: Declared, hasStorage: boolean = isAzuriteInstalled()): Declared {
  if (hasStorage || !declared.capabilities.includes('staging: azure-blob')) return declared
  const because = '"staging: azure-blob" is declared, but cannot be judged without storage: install azurite'
  return { ...declared, unjudged: { ...declared.unjudged, 'staging: azure-blob': because } }
}

/** What holds for a connector of which nobody has declared anything. */
export const undeclared: Declared = {
  from: 'nothing is declared: the default readings, and the import log if one is written',
  readings: defaultReadings,
  capabilities: [],
  importLogIfWritten: true,
}

/** The declaration by which a world with these syncs is judged. */
export function declarationFor(declared: Declared, syncs: readonly SyncWitness[]): Declaration {
  const { readings, capabilities, importLogIfWritten, unjudged } = declared
  const isWritten = importLogIfWritten && syncs.some((sync) => sync.importLog.state !== 'absent')
  return { readings, capabilities: isWritten ? [...capabilities, 'importLog'] : capabilities, unjudged }
}
