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

/** Arms an effect on each operation. `fromCall` and `times` count separately for each. Default: every time. */
export function strikes(
  { faults }: Pick<World, 'faults'>,
  operations: readonly string[],
  effect: FaultEffect,
  when: Pick<FaultRule, 'fromCall' | 'times' | 'about'> = {},
): Strikes {
  return strikesOf(
    faults,
    operations.map((operation) => faults.arm({ operation, effect, ...when })),
  )
}

/** Arms an effect on each operation, which strikes one call in all: of all calls to them, number `fromCall`, or the next one that it can change. */
export function strikesOnce(
  { faults }: Pick<World, 'faults'>,
  operations: readonly string[],
  effect: FaultEffect,
  { fromCall }: Required<Pick<FaultRule, 'fromCall'>>,
): Strikes {
  return strikesOf(faults, faults.armTogether(operations, { effect, fromCall, times: 1 }))
}

function strikesOf(faults: World['faults'], armed: readonly { faultId: string }[]): Strikes {
  const ids = new Set(armed.map(({ faultId }) => faultId))
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
