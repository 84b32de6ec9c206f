import { callKey, type FaultCall } from './fault-call.ts'

/** What a call asks for. */
interface Asked {
  /** Method, path and query: the same text for a request that is sent once more. */
  request: string
  /** What the server counts its limits by, such as a mailbox; undefined when the call is about none. */
  resource: string | undefined
}

/** Finds out what a call asks for; called only while somebody waits. Absent: a caller asks one thing of an operation. */
export type Asks = () => Asked

/** What came too early: the request that was told to wait, sent once more, or another one to the same resource. */
export type EarlyCall = 'same-request' | 'same-resource'

/** Callers who were told to wait before they call again, and those of them who did not (RES-1). */
export interface Waits {
  /** A caller was told to wait for so many seconds, from now. `onEarlyCall` hears of each call before the time is over. */
  told(call: FaultCall, seconds: number, onEarlyCall: (early: EarlyCall) => void, asks?: Asks): void
  /** By how many milliseconds a request is sent once more too early; undefined when it was not told to wait. */
  tooEarlyByMs(call: FaultCall, asks?: Asks): number | undefined
  /**
   * By how many milliseconds a request comes too early to a resource that another one of its caller was told to wait for;
   * undefined when there is none.
   */
  resourceTooEarlyByMs(call: FaultCall, asks: Asks): number | undefined
  forget(): void
}

interface Wait {
  untilMs: number
  resource: string | undefined
  onEarlyCall: (early: EarlyCall) => void
}

/** Nobody waits. Time is that of `monotonicMs`, since clients wait on the real clock. */
export function createWaits(monotonicMs: () => number): Waits {
  const waits = new Map<string, Wait>()
  /** Without this, what nobody sends once more would be kept for good. */
  const forgetPast = (): void => {
    for (const [key, { untilMs }] of waits) if (untilMs <= monotonicMs()) waits.delete(key)
  }
  return {
    told: (call, seconds, onEarlyCall, asks) => {
      forgetPast()
      const asked = asks?.()
      const key = requestKey(call, asked)
      const untilMs = monotonicMs() + seconds * 1000
      // A shorter wait does not take back a longer one that the same request was told.
      if ((waits.get(key)?.untilMs ?? 0) >= untilMs) return
      waits.set(key, { untilMs, resource: resourceKey(call, asked), onEarlyCall })
    },
    tooEarlyByMs: (call, asks) => {
      if (waits.size === 0) return undefined
      const wait = waits.get(requestKey(call, asks?.()))
      return wait && earlyBy(wait, 'same-request', monotonicMs())
    },
    resourceTooEarlyByMs: (call, asks) => {
      if (waits.size === 0) return undefined
      const asked = asks()
      const resource = resourceKey(call, asked)
      forgetPast()
      // Sent once more itself, it is an early return already.
      if (resource === undefined || waits.has(requestKey(call, asked))) return undefined
      const told = [...waits.values()].filter((wait) => wait.resource === resource)
      const longest = told.toSorted((a, b) => a.untilMs - b.untilMs).at(-1)
      return longest && earlyBy(longest, 'same-resource', monotonicMs())
    },
    forget: () => waits.clear(),
  }
}

function earlyBy({ untilMs, onEarlyCall }: Wait, early: EarlyCall, nowMs: number): number | undefined {
  const leftMs = untilMs - nowMs
  if (leftMs <= 0) return undefined
  onEarlyCall(early)
  return leftMs
}

function requestKey(call: FaultCall, asked: Asked | undefined): string {
  return JSON.stringify([callKey(call), asked?.request, asked?.resource])
}

/** Of one caller at one server, whatever the operation. */
function resourceKey({ server, actor }: FaultCall, asked: Asked | undefined): string | undefined {
  return asked?.resource === undefined ? undefined : JSON.stringify([server, actor, asked.resource])
}
