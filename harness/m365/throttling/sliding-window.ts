import type { RateLimit } from './limits.ts'

/** What was used of a rate limit within the period that ends now. */
export interface SlidingWindow {
  add(amount: number): void
  /**
   * Milliseconds until there is room for `amount`; 0 if there is room now. An amount above the limit itself has room
   * when nothing else was used; otherwise it would wait for ever.
   */
  waitMs(amount: number): number
  /** A copy that continues independently. */
  copy(): SlidingWindow
  /** What still counts, oldest first. */
  uses(): readonly Use[]
}

/** A part of a limit that was used at some moment. */
export interface Use {
  atMs: number
  amount: number
}

/** A window in which nothing was used yet, or only `earlier`. */
export function createSlidingWindow(
  limit: RateLimit,
  monotonicMs: () => number,
  earlier: readonly Use[] = [],
): SlidingWindow {
  const { max, windowMs } = limit
  const uses = [...earlier]
  let total = uses.reduce((sum, { amount }) => sum + amount, 0)
  const dropOldest = (): void => {
    total -= uses.shift()?.amount ?? 0
  }
  const dropPast = (nowMs: number): void => {
    while (uses[0] !== undefined && uses[0].atMs + windowMs <= nowMs) dropOldest()
  }
  return {
    add: (amount) => {
      uses.push({ atMs: monotonicMs(), amount })
      total += amount
      // Older uses can be dropped, because the remaining ones already fill the limit. Otherwise a client that sends
      // requests without pause would use unlimited memory.
      while (uses[0] !== undefined && total - uses[0].amount >= max) dropOldest()
    },
    waitMs: (amount) => {
      const nowMs = monotonicMs()
      dropPast(nowMs)
      let used = total
      let waitMs = 0
      for (const use of uses) {
        if (used + amount <= max) break
        used -= use.amount
        waitMs = use.atMs + windowMs - nowMs
      }
      return waitMs
    },
    copy: () => createSlidingWindow(limit, monotonicMs, uses),
    uses: () => uses.slice(),
  }
}
