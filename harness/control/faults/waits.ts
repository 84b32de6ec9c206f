import { callKey, type FaultCall } from './fault-call.ts'

/** Callers who were told to wait before they call again, and those of them who did not. */
export interface Waits {
  /** A caller was told to wait for so many seconds, from now. `onEarlyReturn` hears of each call before the time is over. */
  told(call: FaultCall, seconds: number, onEarlyReturn: () => void): void
  /** By how many milliseconds a call comes too early; undefined when its caller has nothing to wait for. */
  tooEarlyByMs(call: FaultCall): number | undefined
  forget(): void
}

interface Wait {
  untilMs: number
  onEarlyReturn: () => void
}

/** Nobody waits. Time is that of `monotonicMs`, since clients wait on the real clock. */
export function createWaits(monotonicMs: () => number): Waits {
  const waits = new Map<string, Wait>()
  return {
    told: (call, seconds, onEarlyReturn) => {
      const key = callKey(call)
      const untilMs = monotonicMs() + seconds * 1000
      // A shorter wait does not take back a longer one that another call of the same caller was told.
      if ((waits.get(key)?.untilMs ?? 0) < untilMs) waits.set(key, { untilMs, onEarlyReturn })
    },
    tooEarlyByMs: (call) => {
      if (waits.size === 0) return undefined
      const key = callKey(call)
      const wait = waits.get(key)
      if (wait === undefined) return undefined
      const leftMs = wait.untilMs - monotonicMs()
      if (leftMs <= 0) {
        waits.delete(key)
        return undefined
      }
      wait.onEarlyReturn()
      return leftMs
    },
    forget: () => waits.clear(),
  }
}
