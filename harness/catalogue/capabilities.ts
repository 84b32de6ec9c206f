/** A capability that a connector's maker may declare; requirements that depend on one are inapplicable without it. */
export type Capability = 'importLog' | 'itemClass' | 'staging: azure-blob' | 'backfill'

/** One capability as the catalogue explains it. */
export interface CapabilityEntry {
  id: Capability
  meaning: string
}

/** Every capability, with the meaning of declaring it. */
export const capabilityEntries: CapabilityEntry[] = [
  { id: 'importLog', meaning: 'It writes the import log to MT_IMPORT_LOG, and the log is judged (LOG).' },
  { id: 'itemClass', meaning: 'It writes the item class that content search looks for (CNV-11).' },
  {
    id: 'staging: azure-blob',
    meaning: 'It stages in the Azure Blob container of MT_STAGING_URL, and the staging is judged (STG).',
  },
  {
    id: 'backfill',
    meaning: 'It archives the window from MT_WINDOW_FROM to MT_WINDOW_TO if they are set, and this is judged (DAY-3).',
  },
]
