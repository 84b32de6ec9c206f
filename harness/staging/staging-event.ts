/** A change in the staging location, recorded after it happened and before anybody could know of it. */
export type StagingEvent =
  /** A blob has this content, metadata and tags. */
  | (StagedBlob & { kind: 'committed'; importsBefore: number })
  | { kind: 'removed'; name: string; importsBefore: number }
  /** A request to change public access to the container, successful or not. */
  | { kind: 'access-asked'; access: string; importsBefore: number }

/** A blob as the storage has it. */
export interface StagedBlob {
  name: string
  bytes: Buffer
  /** Its metadata and tags, as `name: value`. */
  said: string[]
  /** The status that the storage answered to a request without credentials. */
  toAnybody: number
}
