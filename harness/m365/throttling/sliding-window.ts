import type { RateLimit } from './limits.ts'

/** What was used of a rate limit within the period that ends now. */
export interface SlidingWindow {
  add(amount: number): void
  /**
   * Milliseconds until there is room for `amount`, 0 when there is. What is larger than the limit itself has room when
   * nothing else was used; it would have to wait for ever otherwise.
   */
  waitMs(amount: number): number
  /** One that goes on from here on its own. */
  copy(): SlidingWindow
}

interface Use {
  atMs: number
  amount: number
}

/** Nothing used yet, or `earlier`. */
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
      // What is left fills the limit by itself. A client that hammers would take memory without end otherwise.
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
  }
}
