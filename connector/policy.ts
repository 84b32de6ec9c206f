import { type ArchiverProfile, defaultArchiver } from './archivers.ts'

/**
 * The numbers and names that the connector has decided. The judge of the suite makes the same decisions a second time, from
 * the requirements alone. This duplication is what makes it a judge.
 */
export interface Policy extends ArchiverProfile {
  /** LIM-3: 10 MB, read as 10 × 1024 × 1024 bytes. */
  limitBytes: number
  /** LIM-3: larger *than* the limit is refused; at the limit it is imported. */
  exceedsLimit(sizeBytes: number, limitBytes: number): boolean
  /** Whether the two forms of a number that its country changed are one number for the custom mapping. */
  numberEquivalence: 'none' | 'documented'
  /** DAY-1: how far back a run looks at least, in hours. */
  windowHours: number
  /** Items asked for in one page. */
  pageItems: number
  /** SEC-4: a page beyond this is asked for again in smaller pieces. Several items with 10 MB of text each fit. */
  pageBytesMax: number
  /** SEC-4: the largest other JSON answer that is read. */
  answerBytesMax: number
  /** A page that brings nothing new may come by a fault; this many in a row mean that the site goes in circles. */
  pagesWithoutNewsMax: number
  /** How often a window is read from its beginning because a cursor expired. */
  readingsMax: number
  /** A staged batch closes at this many items, copies or bytes, whichever comes first. */
  batchItems: number
  batchCopies: number
  batchBytes: number
  /** Pieces in which a batch goes into Azure Blob Storage; a smaller batch goes in one. */
  stagingBlockBytes: number
  /** Messages up to this size are held in memory while their copies are imported; larger ones stream from staging. */
  heldMessageBytes: number
  /** Microsoft Graph takes requests of up to 4 MB: files that fit are sent along with their message. */
  graphRequestBytesMax: number
  /** Graph needs an upload session for files of this size and more, and refuses one for smaller files. */
  uploadedFileBytesMin: number
  /** Pieces of an upload: a multiple of 320 KiB below 4 MB. */
  uploadChunkBytes: number
  /** A longer text might not fit into a request however it is written, and goes through the import session. */
  graphTextBytesMax: number
  importsAtOnce: number
  importsPerMailbox: number
  lookupsAtOnce: number
  /** How often a damaged download is tried before its item fails. */
  downloadAttempts: number
  /** Waits between the attempts of one call, in milliseconds: one attempt more than there are waits. */
  backoffMs: readonly number[]
  /** The longest Retry-After that is waited for; beyond it the run ends and is tried again later. */
  retryAfterMsMax: number
  /** A connection without any traffic for this long is given up. */
  idleTimeoutMs: number
  /** Mailboxes that may fail one after the other by outage before the tenant itself counts as down. */
  mailboxOutagesMax: number
}

const mebibyte = 1024 * 1024

/** The readings of the specification that this connector declares, and sizes that suit one daily run. */
export const defaultPolicy: Policy = {
  ...defaultArchiver,
  limitBytes: 10 * mebibyte,
  exceedsLimit: (sizeBytes, limitBytes) => sizeBytes > limitBytes,
  numberEquivalence: 'none',
  windowHours: 24,
  pageItems: 200,
  pageBytesMax: 96 * mebibyte,
  answerBytesMax: 4 * mebibyte,
  pagesWithoutNewsMax: 20,
  readingsMax: 4,
  batchItems: 200,
  batchCopies: 2000,
  batchBytes: 32 * mebibyte,
  stagingBlockBytes: 4 * mebibyte,
  heldMessageBytes: mebibyte / 4,
  graphRequestBytesMax: 3_900_000,
  uploadedFileBytesMin: 3_000_000,
  uploadChunkBytes: 12 * 320 * 1024,
  graphTextBytesMax: mebibyte / 2,
  importsAtOnce: 8,
  importsPerMailbox: 4,
  lookupsAtOnce: 8,
  downloadAttempts: 3,
  backoffMs: [200, 400, 800, 1600, 3200],
  retryAfterMsMax: 60_000,
  idleTimeoutMs: 15_000,
  mailboxOutagesMax: 3,
}
