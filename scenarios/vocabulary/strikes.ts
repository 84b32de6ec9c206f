import type { FaultEffect, FaultRule } from '../../harness/control/faults/fault-board.ts'
import type { World } from '../../harness/runner/index.ts'

/** One fault on several operations. It strikes each of them that the connector calls. */
export interface Strikes {
  /** How many calls it struck. */
  hits(): number
  /** How many requests were repeated before the Retry-After of this fault was over. */
  earlyReturns(): number
  /** How many endless answers the connector read until the connection was broken. */
  overreads(): number
  /** Disarms the fault. */
  end(): void
}

type Counted = 'hits' | 'earlyReturns' | 'overreads'

/** Arms an effect on each operation. `times` counts separately for each. Default: every time. */
export function strikes(
  { faults }: Pick<World, 'faults'>,
  operations: readonly string[],
  effect: FaultEffect,
  when: Pick<FaultRule, 'fromCall' | 'times' | 'about'> = {},
): Strikes {
  const ids = new Set(operations.map((operation) => faults.arm({ operation, effect, ...when }).faultId))
  const sumOf = (field: Counted): number => {
    for (const fault of faults.list()) if (ids.has(fault.faultId)) counted.set(fault.faultId, fault)
    return [...counted.values()].reduce((sum, fault) => sum + fault[field], 0)
  }
  // Kept here, because the fault board no longer lists a disarmed fault.
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
