/** Something that changed what is in the staging location, as it was when it had happened and nobody had been told yet. */
export type StagingEvent =
  /** A blob has the content, metadata and tags that are told here. */
  | (StagedBlob & { kind: 'committed'; importsBefore: number })
  | { kind: 'removed'; name: string; importsBefore: number }
  /** Somebody asked for other rights of the public to the container, whatever came of it. */
  | { kind: 'access-asked'; access: string; importsBefore: number }

/** A blob as the storage has it. */
export interface StagedBlob {
  name: string
  bytes: Buffer
  /** Its metadata and tags, as `name: value`. */
  said: string[]
  /** What the storage answered somebody who asked for it without any credentials: a status. */
  toAnybody: number
}
