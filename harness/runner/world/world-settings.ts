import type { MappingRow } from '../../synth/index.ts'

/** The custom mapping as it stands: what its rows mean, and how they are spelled in the file. */
export interface CustomMapping {
  /** For the oracle. Rows that a connector must refuse to read are not among them. */
  rows: MappingRow[]
  fileText: string | Buffer
}

/** What the administrators of a world have set; a sync uses what stands when it starts. */
export interface WorldSettings {
  /** The window that syncs are told to archive, half-open; absent: they find their own. */
  backfill?: { from: Date; to: Date } | undefined
  automaticMapping: boolean
  customMapping?: CustomMapping | undefined
  /** ISO 3166 country of numbers in national spelling. */
  defaultRegion?: string | undefined
}
