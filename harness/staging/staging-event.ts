/** A change in the staging location, recorded after it happened and before its request is answered. */
export type StagingEvent =
  /** A blob has this content, metadata and tags. */
  | (StagedBlob & { kind: 'committed'; importsBefore: number })
  | { kind: 'removed'; name: string; importsBefore: number }
  /** A request to change public access to the container, successful or not. */
  | { kind: 'access-asked'; access: string; importsBefore: number }

/** A blob in the storage. */
export interface StagedBlob {
  name: string
  bytes: Buffer
  /** Its metadata and tags, as `name: value`. */
  said: string[]
  /** The status of the answer to a request without credentials. */
  toAnybody: number
}
