import { type GraphErrorName, GraphRefusal } from '../graph/errors.ts'

/**
 * A timer may end a millisecond early. Without this addition, such a client would come back too soon and be refused
 * again.
 */
const slackMs = 1

/** A refusal because a limit was reached. */
export class ThrottleRefusal extends GraphRefusal {
  /** How long to wait, in seconds; with fractions, as Graph sends them. */
  readonly retryAfterSeconds: number

  constructor(name: Extract<GraphErrorName, 'tooManyRequests' | 'mailboxConcurrency'>, waitMs: number) {
    super(name)
    this.name = 'ThrottleRefusal'
    this.retryAfterSeconds = (Math.ceil(waitMs) + slackMs) / 1000
  }
}
