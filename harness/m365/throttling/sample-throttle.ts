import { memoryTables, type StateTables } from '../../control/state/state-tables.ts'
import type { ThrottlingLimits } from './limits.ts'
import { createThrottle, type Throttle } from './throttle.ts'
import { ThrottleRefusal } from './throttle-refusal.ts'

/** Only for tests: a throttle whose real clock the test sets. */
export interface SampleThrottle {
  throttle: Throttle
  /** What a call of an app to a mailbox gets: its number, or after how many seconds it may come back. */
  call(appId: string, mailbox: string, uploadBytes?: number): Promise<number | string>
  /** Sets the clock. */
  at(instantMs: number): void
}

/** Only for tests: a throttle over these tables, by default in memory, at `startMs`. */
export function sampleThrottle(
  initial?: ThrottlingLimits,
  { tables = memoryTables, startMs = 0 }: { tables?: StateTables; startMs?: number } = {},
): SampleThrottle {
  let nowMs = startMs
  const throttle = createThrottle({ ...(initial && { initial }), monotonicMs: () => nowMs, tables })
  let carriedOut = 0
  return {
    throttle,
    call: (appId, mailbox, uploadBytes = 0) =>
      throttle
        .pass({ appId, mailbox, uploadBytes }, () => {
          carriedOut += 1
          return carriedOut
        })
        .catch((error: unknown) => {
          if (error instanceof ThrottleRefusal) return `${error.code} ${error.retryAfterSeconds}`
          throw error
        }),
    at: (instantMs) => {
      nowMs = instantMs
    },
  }
}
