import type { CaptureGapReason, CaptureRoute } from '../../contract/index.ts'
import type { Savable } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { isSameRoute } from './devices.ts'

/** A gap as the site keeps it; `untilMs` is undefined while it lasts. */
export interface StoredGap extends CaptureRoute {
  readonly fromMs: number
  readonly untilMs: number | undefined
  readonly reason: CaptureGapReason
}

/**
 * The times in which nothing was captured for users whose messages were captured before, for example after a phone was
 * unlinked.
 */
export interface CaptureGaps extends Savable {
  /**
   * Records whether a route of a user is captured from now on; `reason` says why not. A route that was never captured has no
   * gap: capture has not begun.
   */
  note(userId: string, route: CaptureRoute, reason: CaptureGapReason | undefined, nowMs: number): void
  /** In the order in which they began. */
  ofUser(userId: string): StoredGap[]
}

interface History {
  /** Routes that were captured at any time. */
  readonly begun: readonly CaptureRoute[]
  readonly gaps: readonly StoredGap[]
}

/** The gaps that the tables hold. */
export function createCaptureGaps(tables: StateTables): CaptureGaps {
  const histories = tables.map<History>('of user')
  return {
    note: (userId, { source, network }, reason, nowMs) => {
      const route = { source, network }
      const { begun, gaps } = histories.get(userId) ?? { begun: [], gaps: [] }
      const hasBegun = begun.some((one) => isSameRoute(one, route))
      const lasting = gaps.find((gap) => gap.untilMs === undefined && isSameRoute(gap, route))
      if (reason === undefined) {
        const ended = gaps.map((gap) => (gap === lasting ? { ...gap, untilMs: nowMs } : gap))
        histories.set(userId, { begun: hasBegun ? begun : [...begun, route], gaps: ended })
      } else if (hasBegun && lasting === undefined) {
        histories.set(userId, { begun, gaps: [...gaps, { ...route, fromMs: nowMs, untilMs: undefined, reason }] })
      }
    },
    ofUser: (userId) => [...(histories.get(userId)?.gaps ?? [])],
    save: () => histories.save(),
  }
}
