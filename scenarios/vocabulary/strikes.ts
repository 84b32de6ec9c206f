import type { FaultEffect, FaultRule } from '../../harness/control/faults/fault-board.ts'
import type { World } from '../../harness/runner/index.ts'

/** One fault armed on several operations: it strikes whichever of them the connector calls. */
export interface Strikes {
  /** Calls it struck. */
  hits(): number
  /** Requests that it had told to wait and that were sent once more before the time was over. */
  earlyReturns(): number
  /** Answers without end that the connector read until the connection was broken. */
  overreads(): number
  /** From now on it strikes nobody. */
  end(): void
}

type Counted = 'hits' | 'earlyReturns' | 'overreads'

/** Arms an effect on each operation; `times` counts for each of them apart, and is every time unless given. */
export function strikes(
  { faults }: Pick<World, 'faults'>,
  operations: readonly string[],
  effect: FaultEffect,
  when: Pick<FaultRule, 'fromCall' | 'times'> = {},
): Strikes {
  const ids = new Set(operations.map((operation) => faults.arm({ operation, effect, ...when }).faultId))
  const sumOf = (field: Counted): number => {
    for (const fault of faults.list()) if (ids.has(fault.faultId)) counted.set(fault.faultId, fault)
    return [...counted.values()].reduce((sum, fault) => sum + fault[field], 0)
  }
  // Kept beyond the end: what is disarmed is no longer listed.
  const counted = new Map<string, Record<Counted, number>>()
  return {
    hits: () => sumOf('hits'),
    earlyReturns: () => sumOf('earlyReturns'),
    overreads: () => sumOf('overreads'),
    end: () => {
      sumOf('hits')
      for (const id of ids) faults.disarm(id)
    },
  }
}
