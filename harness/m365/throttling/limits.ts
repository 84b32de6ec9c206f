/** At most `max` within a sliding period. */
export interface RateLimit {
  max: number
  windowMs: number
}

/** At most `max` requests at once. */
export interface ConcurrencyLimit {
  max: number
  /** Whether an app's requests to all mailboxes count together. The sources disagree; see `docs/tenant-behaviours.md`. */
  per: 'app' | 'app-and-mailbox'
  /** How long each request takes: without a duration, requests to this mock would never overlap. */
  serviceTimeMs: number
}

/**
 * The limits of one app for one mailbox; what is absent is not limited. They use the real clock, because clients wait
 * by it.
 */
export interface ThrottlingLimits {
  requests?: RateLimit
  /** Bytes of request bodies that create or change something. */
  uploadBytes?: RateLimit
  concurrency?: ConcurrencyLimit
}

const minuteMs = 60_000

/** The limits that Microsoft documents for Outlook. Requests take no longer than the mock needs. */
export const outlookLimits: Required<ThrottlingLimits> = {
  requests: { max: 10_000, windowMs: 10 * minuteMs },
  uploadBytes: { max: 150 * 1024 * 1024, windowMs: 5 * minuteMs },
  concurrency: { max: 4, per: 'app', serviceTimeMs: 0 },
}
