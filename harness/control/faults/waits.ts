import { hash } from 'node:crypto'
import { memoryTables, type StateTables } from '../state/state-tables.ts'
import { callKey, type FaultCall } from './fault-call.ts'

/** The request of a call. */
interface Asked {
  /** Method, path and query: a repeated request has the same text. */
  request: string
  /** The resource by which the server counts its limits, such as a mailbox; undefined if the call concerns none. */
  resource: string | undefined
}

/**
 * Finds the request of a call; called only while a wait is running. Absent: all calls of a caller to an operation are
 * alike.
 */
export type Asks = () => Asked

/** What came too early: the request that got Retry-After, sent again, or another request to the same resource. */
export type EarlyCall = 'same-request' | 'same-resource'

/** Callers that got Retry-After, and which of them did not wait (RES-1). */
export interface Waits {
  /** A caller must wait this many seconds from now, because of a fault or of the server itself. */
  begin(call: FaultCall, seconds: number, because: { faultId?: string | undefined; asks?: Asks | undefined }): void
  /** How many milliseconds too early a request is repeated; undefined if it does not have to wait. */
  tooEarlyByMs(call: FaultCall, asks?: Asks): number | undefined
  /**
   * How many milliseconds too early a request to a resource comes, if another request of its caller to that resource
   * has to wait; undefined if none has.
   */
  resourceTooEarlyByMs(call: FaultCall, asks: Asks): number | undefined
  forget(): void
}

interface Wait {
  untilMs: number
  /** From its beginning. */
  lengthMs: number
  resource: string | undefined
  /** The fault that demands it; absent: the server itself does. */
  faultId: string | undefined
}

/** What waits are made from. */
export interface WaitsParts {
  /** Clients wait on the real clock. */
  monotonicMs: () => number
  /** Called for each call that comes before a time is over that a fault demanded. */
  onEarlyCall: (faultId: string, early: EarlyCall) => void
  /** Where waits last; no answer of the servers waits for that. Absent: they end with the process. */
  tables?: StateTables
}

/** The waits that the tables have; without tables, none at first. */
export function createWaits({ monotonicMs, onEarlyCall, tables = memoryTables }: WaitsParts): Waits {
  const kept = tables.map<Wait>('waits')
  const waits = new Map<string, Wait>()
  for (const [key, wait] of kept) {
    // The clock of this machine may be behind that of another one.
    const latestMs = monotonicMs() + wait.lengthMs
    waits.set(key, wait.untilMs > latestMs ? { ...wait, untilMs: latestMs } : wait)
  }
  /** Without this, waits of requests that are never repeated would be kept for ever. */
  const forgetPast = (): void => {
    for (const [key, { untilMs }] of waits) if (untilMs <= monotonicMs()) waits.delete(key)
  }
  tables.lazily?.(() => {
    forgetPast()
    for (const key of kept.keys()) if (!waits.has(key)) kept.delete(key)
    for (const [key, wait] of waits) if (kept.get(key) !== wait) kept.set(key, wait)
  })
  const earlyBy = ({ untilMs, faultId }: Wait, early: EarlyCall): number | undefined => {
    const leftMs = untilMs - monotonicMs()
    if (leftMs <= 0) return undefined
    if (faultId !== undefined) onEarlyCall(faultId, early)
    return leftMs
  }
  return {
    begin: (call, seconds, { faultId, asks }) => {
      forgetPast()
      const asked = asks?.()
      const key = requestKey(call, asked)
      const lengthMs = seconds * 1000
      const untilMs = monotonicMs() + lengthMs
      // A shorter wait does not replace a longer wait of the same request.
      if ((waits.get(key)?.untilMs ?? 0) >= untilMs) return
      waits.set(key, { untilMs, lengthMs, resource: resourceKey(call, asked), faultId })
    },
    tooEarlyByMs: (call, asks) => {
      if (waits.size === 0) return undefined
      const wait = waits.get(requestKey(call, asks?.()))
      return wait && earlyBy(wait, 'same-request')
    },
    resourceTooEarlyByMs: (call, asks) => {
      if (waits.size === 0) return undefined
      const asked = asks()
      const resource = resourceKey(call, asked)
      forgetPast()
      // A repetition of the waiting request is already counted as an early return.
      if (resource === undefined || waits.has(requestKey(call, asked))) return undefined
      const ofResource = [...waits.values()].filter((wait) => wait.resource === resource)
      const longest = ofResource.toSorted((a, b) => a.untilMs - b.untilMs).at(-1)
      return longest && earlyBy(longest, 'same-resource')
    },
    forget: () => waits.clear(),
  }
}

/** Short, because PostgreSQL cannot keep a key of several kilobytes, and without the secrets that a query may have. */
function requestKey(call: FaultCall, asked: Asked | undefined): string {
  return hash('sha256', JSON.stringify([callKey(call), asked?.request, asked?.resource]), 'base64url')
}

/** A key for a resource, a caller and a server, whatever the operation. */
function resourceKey({ server, actor }: FaultCall, asked: Asked | undefined): string | undefined {
  return asked?.resource === undefined ? undefined : JSON.stringify([server, actor, asked.resource])
}
