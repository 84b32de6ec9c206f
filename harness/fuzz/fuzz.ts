import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { monotonicMs } from '../control/clock.ts'
import { createChance } from '../control/seed.ts'
import { type WireResponse, wholeBody } from '../control/wire.ts'
import type { DrawnRequest, FuzzAnswer, Target } from './target.ts'

/** An answer that should not be, with the request that led to it. */
interface Finding {
  target: string
  operation: string
  problem: string
  request: string
}

/** What a run found. */
export interface FuzzResult {
  requests: number
  /** The answers by status. */
  statuses: Readonly<Record<string, number>>
  /** One for each operation and problem. */
  findings: readonly Finding[]
}

/** How long a server may take for one request, in milliseconds. */
const answerMs = 10_000
/** After so many requests, a server begins again: otherwise its lists would grow, and each request with them. */
const requestsOfRound = 2000

/** Sends requests to each target in turn, until `isOver` says so. The same seed draws the same requests. */
export async function fuzz(
  targets: readonly Target[],
  { seed, isOver }: { seed: number; isOver: (requests: number) => boolean },
): Promise<FuzzResult> {
  const chance = createChance(seed)
  const findings = new Map<string, Finding>()
  const statuses: Record<string, number> = {}
  let requests = 0
  while (!isOver(requests)) {
    for (const target of targets) {
      if (requests % requestsOfRound < targets.length) target.reset()
      const drawn = target.draw(chance)
      const { answer, problem } = await answered(target, drawn)
      const status = `${target.name} ${answer?.status ?? 'none'}`
      statuses[status] = (statuses[status] ?? 0) + 1
      requests += 1
      const found = problem ?? (answer && target.judge(drawn, answer))
      if (found === undefined) continue
      const finding = { target: target.name, operation: drawn.operation, problem: found, request: shown(drawn) }
      const key = `${target.name} ${drawn.operation} ${found.slice(0, 80)}`
      if (!findings.has(key)) findings.set(key, finding)
    }
  }
  return { requests, statuses, findings: [...findings.values()] }
}

async function answered(
  { handle }: Target,
  { request }: DrawnRequest,
): Promise<{ answer?: FuzzAnswer; problem?: string }> {
  const waiting = new AbortController()
  const began = monotonicMs()
  try {
    const late = pause(answerMs, undefined, { signal: waiting.signal }).then(() => undefined)
    const response = await Promise.race([handle(request), late])
    if (response === undefined) return { problem: `no answer within ${answerMs} ms` }
    const text = await textOf(response)
    const ms = monotonicMs() - began
    // A synchronous loop delays the timer, too.
    if (ms > answerMs) return { problem: `an answer after ${Math.round(ms)} ms` }
    return { answer: { status: response.status, headers: response.headers, text } }
  } catch (error) {
    return { problem: `throws ${error instanceof Error ? error.stack : String(error)}` }
  } finally {
    waiting.abort()
  }
}

async function textOf({ body }: WireResponse): Promise<string> {
  if (body instanceof Readable) return Buffer.concat(await body.toArray()).toString()
  return wholeBody(body).toString()
}

function shown({ request: { method, url, headers, body } }: DrawnRequest): string {
  const { authorization: _, ...others } = headers
  return `${method} ${url.href.slice(0, 1000)} ${JSON.stringify(others)} ${body.toString().slice(0, 1000)}`
}
