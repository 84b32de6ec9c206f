import { type Declaration, defaultReadings } from '../catalogue/index.ts'
import type { SyncWitness } from '../oracle/index.ts'

/** What the connector's maker has declared, and how the suite came to know of it. */
export interface Declared extends Declaration {
  /** In words: `the file conformance.json`. */
  from: string
  /** Nobody has said whether there is an import log: a world in which one is written is judged by it, another is not. */
  importLogIfWritten: boolean
}

/** What the reference connector declares of itself. */
export const referenceDeclared: Declared = {
  from: 'what the reference connector declares',
  readings: defaultReadings,
  capabilities: ['importLog', 'itemClass'],
  importLogIfWritten: false,
}

/** What holds for a connector of which nobody has declared anything. */
export const undeclared: Declared = {
  from: 'nothing declared: the default readings, and an import log if one is written',
  readings: defaultReadings,
  capabilities: [],
  importLogIfWritten: true,
}

/** The declaration by which a world with these syncs is judged. */
export function declarationFor(declared: Declared, syncs: readonly SyncWitness[]): Declaration {
  const { readings, capabilities, importLogIfWritten } = declared
  const isWritten = importLogIfWritten && syncs.some((sync) => sync.importLog.state !== 'absent')
  return { readings, capabilities: isWritten ? [...capabilities, 'importLog'] : capabilities }
}
