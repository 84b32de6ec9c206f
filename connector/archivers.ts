/** What differs between the archivers of the family: where items go, and where the archiver's name occurs in them. */
export interface ArchiverProfile {
  /** Its name in MT_ARCHIVER. */
  archiver: string
  /** FLD-1: the folder in every mailbox that receives an item. */
  folderName: string
  /** CNV-11: the class under which content search finds the items; the import session sets it itself. */
  itemClass: string
  /** A domain that can never exist (RFC 2606), for Message-IDs and for people without an address: nobody gets mail by mistake. */
  placeholderDomain: string
}

/**
 * The archivers that this connector can be; the first is the default. Another archiver is one more row here. The judge
 * has a table of its own, written a second time on purpose; see `policy.ts`.
 */
export const archivers: readonly [ArchiverProfile, ...ArchiverProfile[]] = [
  {
    archiver: 'whatsapp',
    folderName: 'WhatsApp Archiver',
    itemClass: 'IPM.ExternalData.WhatsAppArchiver',
    placeholderDomain: 'whatsapp.invalid',
  },
  {
    archiver: 'signal',
    folderName: 'Signal Archiver',
    itemClass: 'IPM.ExternalData.SignalArchiver',
    placeholderDomain: 'signal.invalid',
  },
]

export const defaultArchiver: ArchiverProfile = archivers[0]

/** The archiver with a name in MT_ARCHIVER; undefined for an unknown name. */
export function archiverOf(name: string): ArchiverProfile | undefined {
  return archivers.find(({ archiver }) => archiver === name)
}
