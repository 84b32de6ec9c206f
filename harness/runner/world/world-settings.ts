import type { MappingRow } from '../../synth/index.ts'

/** The present custom mapping: the meaning of its rows, and the text of the file. */
export interface CustomMapping {
  /** For the oracle. Rows that a connector must refuse are left out. */
  rows: MappingRow[]
  fileText: string | Buffer
}

/** The settings of a world's administrators; a sync uses the settings at its start. */
export interface WorldSettings {
  /** The window of a backfill, half-open; absent: syncs find their own window. */
  backfill?: { from: Date; to: Date } | undefined
  automaticMapping: boolean
  customMapping?: CustomMapping | undefined
  /** The ISO 3166 country of numbers in national spelling. */
  defaultRegion?: string | undefined
}
