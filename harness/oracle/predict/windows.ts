import { windowMs, windowTimeOf } from '../rules.ts'
import type { Capture, Witness } from '../witness.ts'

/** The half-open window `[from, to)` of one sync (DAY-1, DAY-3). */
export interface SyncWindow {
  from: Date
  to: Date
  holds(capture: Capture): boolean
}

/**
 * The windows that each sync may take, the regular one first. A connector may begin where the last completed window
 * ended, or read the 24 hours before again and skip existing copies. After days without a run it begins where that
 * window ended. A connector that gets a window uses that window.
 */
export function syncWindows(witness: Witness): SyncWindow[][] {
  const catchUp = witness.readings['window.catchUp'] === 'from-last-window'
  let openSinceMs: number | undefined
  return witness.syncs.map((sync) => {
    // A backfill does not change which window is open.
    const { backfill } = sync
    if (backfill !== undefined) return [windowBetween(backfill.from.getTime(), backfill.to.getTime(), witness)]
    const toMs = sync.now.getTime()
    const dayBeforeMs = toMs - windowMs
    const fromMs = catchUp && openSinceMs !== undefined ? openSinceMs : dayBeforeMs
    const starts = new Set([fromMs, Math.min(fromMs, dayBeforeMs)])
    openSinceMs = sync.completed ? Math.max(toMs, openSinceMs ?? toMs) : fromMs
    return [...starts].map((startMs) => windowBetween(startMs, Math.max(startMs, toMs), witness))
  })
}

function windowBetween(fromMs: number, toMs: number, witness: Witness): SyncWindow {
  return {
    from: new Date(fromMs),
    to: new Date(toMs),
    holds: (capture) => {
      const timeMs = windowTimeOf(capture, witness.readings)
      // Under every reading, a run cannot import an item that had not yet reached TeleMessage.
      return timeMs >= fromMs && timeMs < toMs && capture.event.captureTime.getTime() < toMs
    },
  }
}
