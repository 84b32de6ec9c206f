/** The literal texts of the specification for one archiver. */
export interface ArchiverLiterals {
  /** The folder in the mailbox (FLD-1). */
  folder: string
  /** The value for content search, without the star (CNV-11). */
  itemClassPrefix: string
  /** The service: the first word of subjects (SIT-6). */
  service: string
}

// Written here a third time on purpose: neither the connector's table nor the judge's decides what the specification
// says. Another archiver is one row.
const literals: Record<string, ArchiverLiterals> = {
  whatsapp: {
    folder: 'WhatsApp Archiver',
    itemClassPrefix: 'ipm.externaldata.whatsapparchiver',
    service: 'WhatsApp',
  },
  signal: { folder: 'Signal Archiver', itemClassPrefix: 'ipm.externaldata.signalarchiver', service: 'Signal' },
}

/** The archivers that have a row. */
export const archiversWithLiterals: string[] = Object.keys(literals)

/** The literal texts for the archiver with this id. Throws a RangeError for an archiver without a row. */
export function literalsOf(archiverId: string): ArchiverLiterals {
  const found = literals[archiverId]
  if (found !== undefined) return found
  throw new RangeError(
    `archiver-literals.ts has no row for ${archiverId}: type out what the specification prints of it`,
  )
}
