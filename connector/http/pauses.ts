import { setTimeout as sleep } from 'node:timers/promises'

/**
 * The scopes that have to wait. A scope is what one throttling applies to: the site, the directory, one mailbox. While a
 * scope pauses, none of its calls is sent, even a call that was not refused itself (RES-1).
 */
export interface Pauses {
  /** Waits for all pauses of a scope that there are. */
  passed(scope: string): Promise<void>
  /** Lets a scope pause from now on. */
  pause(scope: string, waitMs: number): void
}

/** Waits end early, with an AbortError, when `signal` does. */
export function createPauses(signal: AbortSignal): Pauses {
  const pausing = new Map<string, Set<Promise<void>>>()
  return {
    passed: async (scope) => {
      // In a loop, because another call of the scope may have got a longer wait in the meantime.
      for (let waits = pausing.get(scope); waits !== undefined && waits.size > 0; ) await Promise.all(waits)
      signal.throwIfAborted()
    },
    pause: (scope, waitMs) => {
      const waits = pausing.get(scope) ?? new Set()
      pausing.set(scope, waits)
      const wait = sleep(waitMs, undefined, { signal })
        .catch(() => undefined)
        .then(() => void waits.delete(wait))
      waits.add(wait)
    },
  }
}
