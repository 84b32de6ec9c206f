import { type GraphErrorName, GraphRefusal } from '../graph/errors.ts'

/** A timer may end a millisecond early; who comes back then would have waited for nothing. */
const slackMs = 1

/** A refusal for a while. */
export class ThrottleRefusal extends GraphRefusal {
  /** When to come back; with fractions, as Graph has them. */
  readonly retryAfterSeconds: number

  constructor(name: Extract<GraphErrorName, 'tooManyRequests' | 'mailboxConcurrency'>, waitMs: number) {
    super(name)
    this.name = 'ThrottleRefusal'
    this.retryAfterSeconds = (Math.ceil(waitMs) + slackMs) / 1000
  }
}
