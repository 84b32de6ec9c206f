import type { FailureReason } from '#contract'

/**
 * Every way in which a run, an item or a copy can go wrong. Stable: operators search for them.
 */
export type ErrorCode =
  | 'environment-invalid'
  | 'ca-file-unreadable'
  | 'import-log-not-writable'
  | 'mapping-file-refused'
  | 'state-in-use'
  | 'state-unreadable'
  | 'state-of-another-archiver'
  | 'state-not-writable'
  | 'staging-refused'
  | 'staged-batch-damaged'
  | 'interrupted'
  | 'unexpected'
  | 'certificate-not-trusted'
  | 'redirect-refused'
  | 'link-to-another-host'
  | 'unavailable'
  | 'answer-too-large'
  | 'answer-not-understood'
  | 'page-of-another-window'
  | 'cursor-expired'
  | 'no-progress'
  | 'login-refused'
  | 'request-refused'
  | 'directory-denied'
  | 'oversize'
  | 'attachment-unreadable'
  | 'mailbox-refused'

/** An error with a code. Its message says what was wrong and what would be right, and holds nothing secret or personal. */
export class ConnectorError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.code = code
  }
}

/**
 * Which one to throw depends on what can fix the problem:
 *
 * | fixed by | throw | what the run does | outcome |
 * |---|---|---|---|
 * | a person: settings, password, mapping file, permission | `FatalError` | ends; the window stays open | `failed` |
 * | time alone: outage, throttling, a lost answer | `RetriableError` | ends, or leaves out one mailbox; the window stays open | `try-again` |
 * | nothing: the item or copy itself is the problem | `SkippableError` | logs a failed copy and goes on; the window closes | `done` |
 */
export class FatalError extends ConnectorError {}

/** Only time fixes it; see {@link FatalError} for the table. */
export class RetriableError extends ConnectorError {}

/** Only one item or copy is concerned; see {@link FatalError} for the table. */
export class SkippableError extends ConnectorError {
  /** The reason in the import log. */
  readonly reason: FailureReason

  constructor(code: ErrorCode, reason: FailureReason, message: string, options?: ErrorOptions) {
    super(code, message, options)
    this.reason = reason
  }
}

const diskCodes = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']

/**
 * The FatalError for an error of this machine's disk; undefined for any other error. Without this, a full disk would be
 * blamed on the service that was being read.
 */
export function diskFailure(cause: unknown): FatalError | undefined {
  const code = causeInWords(cause)
  if (!diskCodes.includes(code)) return undefined
  const message = `MT_STATE_DIR cannot be written (${code}): free some space there, then run again; the next run repeats this window`
  return new FatalError('state-not-writable', message, { cause })
}

/** What went wrong in words, for a message; the system's error code where there is one, never a value. */
export function causeInWords(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return cause instanceof Error ? cause.name : 'unknown reason'
}
