/** What the specification prints of one archiver. */
export interface ArchiverLiterals {
  /** The folder in the mailbox (FLD-1). */
  folder: string
  /** What content search is asked for, without the star (CNV-11). */
  itemClassPrefix: string
  /** The service: the first word of subjects (SIT-6). */
  service: string
}

// Typed out here a third time on purpose: neither the connector's table nor the judge's decides what the specification says. A
// further archiver is one row.
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

/** What the specification prints of the archiver of an id. Throws a RangeError for one without a row. */
export function literalsOf(archiverId: string): ArchiverLiterals {
  const found = literals[archiverId]
  if (found !== undefined) return found
  throw new RangeError(
    `archiver-literals.ts has no row for ${archiverId}: type out what the specification prints of it`,
  )
}
