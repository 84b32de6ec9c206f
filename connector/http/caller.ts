import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { causeInWords, FatalError, RetriableError } from '../errors.ts'
import type { Policy } from '../policy.ts'
import { ConnectionError, type HttpAnswer, type HttpClient, type HttpRequest } from './http-client.ts'
import { createPauses, type Pauses } from './pauses.ts'
import { BodyTooLargeError, readBody } from './read-body.ts'
import { retryAfterMs } from './retry-after.ts'

/** A request with what is needed to repeat it. */
export interface Call extends HttpRequest {
  /** Who is called, for messages: `TeleMessage`. */
  service: string
  /** Calls of one scope wait together when one of them is throttled. */
  scope: string
  /**
   * False: carrying it out twice would do harm. Then only a 429, or a connection that was never made, is followed by
   * another attempt; a 5xx is returned, and an answer that never came is an {@link OutcomeUnknownError}.
   */
  repeatable: boolean
}

/** An answer that was read to its end. `json` is undefined if the status is not a success and the body is not JSON. */
export interface JsonAnswer {
  status: number
  headers: IncomingHttpHeaders
  json: unknown
}

/** A request that must not be repeated was sent, and no answer came back. */
export class OutcomeUnknownError extends Error {
  constructor(cause: unknown) {
    super('the request may have been carried out', { cause })
    this.name = 'OutcomeUnknownError'
  }
}

/** Makes calls with bounded retries (RES-1, RES-2). Follows no redirect: the configuration does not trust the next host (SEC-3). */
export interface Caller {
  /** Throws a RetriableError (`unavailable`) when the attempts are used up, and a BodyTooLargeError beyond `maxBytes`. */
  json(call: Call, maxBytes?: number): Promise<JsonAnswer>
  /** The same, for a body that the caller reads. */
  open(call: Call): Promise<HttpAnswer>
}

type RetryPolicy = Pick<Policy, 'backoffMs' | 'retryAfterMsMax' | 'answerBytesMax'>

interface Retrying {
  httpClient: HttpClient
  policy: RetryPolicy
  pauses: Pauses
  /** Scopes that asked for a longer wait than the run allows, and the error for their callers. */
  closed: Map<string, RetriableError>
  signal: AbortSignal
}

/** A caller over an HTTP client; `signal` ends its waits. */
export function createCaller(options: { httpClient: HttpClient; policy: RetryPolicy; signal: AbortSignal }): Caller {
  const retrying: Retrying = { ...options, pauses: createPauses(options.signal), closed: new Map() }
  return {
    json: (call, maxBytes = options.policy.answerBytesMax) =>
      withRetries(retrying, call, async (answer) => {
        const body = await readBody(answer.body, maxBytes)
        return { status: answer.status, headers: answer.headers, json: parseJson(body, answer.status) }
      }),
    open: (call) => withRetries(retrying, call, async (answer) => answer),
  }
}

/** Why an attempt brought no usable answer, and how long the server asked to wait. */
interface Setback {
  why: string
  waitMs?: number | undefined
  wholeScope: boolean
}

async function withRetries<T>(retrying: Retrying, call: Call, read: (answer: HttpAnswer) => Promise<T>): Promise<T> {
  const { backoffMs, retryAfterMsMax } = retrying.policy
  for (let attempt = 0; ; attempt += 1) {
    await retrying.pauses.passed(call.scope)
    const refused = retrying.closed.get(call.scope)
    if (refused !== undefined) throw refused
    const outcome = await attemptOnce(retrying, call, read)
    if (!('why' in outcome)) return outcome.read
    const waitMs = outcome.waitMs ?? backoffMs[attempt]
    const givenUp = new RetriableError(
      'unavailable',
      `${call.service} cannot be used now (${outcome.why}): run again later`,
    )
    if (waitMs === undefined) throw givenUp
    // The wait is too long, so this run stops calling the scope: its other calls would be refused as well.
    if (waitMs > retryAfterMsMax) {
      if (outcome.wholeScope) retrying.closed.set(call.scope, givenUp)
      throw givenUp
    }
    // The pause of the scope begins before this call gives up: other calls must not meet the same refusal.
    if (outcome.wholeScope) retrying.pauses.pause(call.scope, waitMs)
    if (attempt >= backoffMs.length) throw givenUp
    if (!outcome.wholeScope) await sleep(waitMs, undefined, { signal: retrying.signal })
  }
}

async function attemptOnce<T>(
  { httpClient }: Retrying,
  call: Call,
  read: (answer: HttpAnswer) => Promise<T>,
): Promise<{ read: T } | Setback> {
  try {
    const answer = await httpClient.send(call)
    const setback = setbackOf(answer, call)
    if (setback === undefined) return { read: await read(answer) }
    answer.body.resume().on('error', () => undefined)
    return setback
  } catch (error) {
    if (error instanceof FatalError || error instanceof BodyTooLargeError) throw error
    const arrived = !(error instanceof ConnectionError) || error.mayHaveArrived
    if (arrived && !call.repeatable) throw new OutcomeUnknownError(error)
    return { why: setbackInWords(error), wholeScope: false }
  }
}

/** Never the error's own words: those of JSON.parse repeat what they could not read, and that may be a chat. */
function setbackInWords(error: unknown): string {
  return error instanceof SyntaxError ? 'its answer is cut off or is not JSON' : causeInWords(error)
}

function setbackOf(answer: HttpAnswer, call: Call): Setback | undefined {
  const { status, headers } = answer
  if (status >= 300 && status < 400) {
    answer.body.destroy()
    const message = `${call.service} redirects to another address (status ${status}), which is not followed: configure its real address`
    throw new FatalError('redirect-refused', message)
  }
  if (status === 429) return { why: 'status 429', waitMs: retryAfterMs(headers), wholeScope: true }
  if (status < 500 || !call.repeatable) return undefined
  return { why: `status ${status}`, waitMs: retryAfterMs(headers), wholeScope: status === 503 }
}

/** Answers whose status says everything. */
const mayBeEmpty = [201, 202, 204]

/** Throws a SyntaxError for a success without JSON: it was cut off, or somebody else answered. */
function parseJson(body: Buffer, status: number): unknown {
  if (body.length === 0 && mayBeEmpty.includes(status)) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (error) {
    if (status >= 200 && status < 300) throw error
    return undefined
  }
}
