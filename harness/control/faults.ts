import type { WireResponse } from './http/wire.ts'

/**
 * What an armed fault does to the exchange.
 * `answer`: the operation is not carried out, the caller gets this status. `answer-after`: it is carried out, the caller
 * gets the status all the same. `repeat-page`: the answer of the call before is given once more. `repeat-item`: the first
 * item of a page stands in it twice. `reorder-page`: the items of a page come in reverse order.
 */
export type FaultEffect =
  | { kind: 'answer'; status: number; retryAfterSeconds?: number | undefined }
  | { kind: 'answer-after'; status: number }
  | { kind: 'repeat-page' }
  | { kind: 'repeat-item' }
  | { kind: 'reorder-page' }

/** Where and when a fault strikes. */
export interface FaultRule {
  operation: string
  /** Only calls of this actor; absent: everybody's. */
  actor?: string | undefined
  /** Counted from 1 over the matching calls since arming; absent: from the first. */
  fromCall?: number | undefined
  /** How many calls it strikes; absent: every one. */
  times?: number | undefined
  effect: FaultEffect
}

/** An armed rule and what came of it. A rule with no hits has proven nothing. */
export interface ArmedFault {
  faultId: string
  rule: FaultRule
  /** Matching calls since arming. */
  calls: number
  /** Calls it struck. */
  hits: number
}

/** The faults of one world. */
export interface FaultBoard {
  /** Arms a rule. Throws a RangeError naming the known operations when the rule's is none of them. */
  arm(rule: FaultRule): ArmedFault
  disarm(faultId: string): boolean
  clear(): void
  list(): ArmedFault[]
  /** Makes operations known; a server does it once. */
  register(operations: readonly { name: string }[]): void
  /** Counts a call and gives the effect that strikes it, if any: the first armed rule that matches and is due. */
  strike(operation: string, actor: string | undefined): FaultEffect | undefined
}

export function createFaultBoard(): FaultBoard {
  const known = new Set<string>()
  let armed: ArmedFault[] = []
  let armedBefore = 0
  return {
    arm: (rule) => {
      if (!known.has(rule.operation)) {
        throw new RangeError(`no operation "${rule.operation}"; there are ${[...known].sort().join(', ')}`)
      }
      armedBefore += 1
      const fault = { faultId: `fault-${armedBefore}`, rule, calls: 0, hits: 0 }
      armed.push(fault)
      return fault
    },
    disarm: (faultId) => {
      const before = armed.length
      armed = armed.filter((fault) => fault.faultId !== faultId)
      return armed.length < before
    },
    clear: () => {
      armed = []
    },
    list: () => armed.map((fault) => ({ ...fault })),
    register: (operations) => {
      for (const operation of operations) known.add(operation.name)
    },
    strike: (operation, actor) => strike(armed, operation, actor),
  }
}

function strike(armed: ArmedFault[], operation: string, actor: string | undefined): FaultEffect | undefined {
  let effect: FaultEffect | undefined
  for (const fault of armed) {
    const { rule } = fault
    if (rule.operation !== operation || (rule.actor !== undefined && rule.actor !== actor)) continue
    fault.calls += 1
    const due = fault.calls >= (rule.fromCall ?? 1) && fault.hits < (rule.times ?? Number.POSITIVE_INFINITY)
    if (!due || effect !== undefined) continue
    fault.hits += 1
    effect = rule.effect
  }
  return effect
}

/** The page that a page fault makes of an answer; anything that is no page of items is left as it is. */
export function distortPage(effect: FaultEffect, response: WireResponse): WireResponse {
  if (typeof response.body !== 'string' || response.status !== 200) return response
  const page: unknown = JSON.parse(response.body)
  if (!isPage(page)) return response
  switch (effect.kind) {
    case 'repeat-item':
      return { ...response, body: JSON.stringify({ ...page, items: [...page.items.slice(0, 1), ...page.items] }) }
    case 'reorder-page':
      return { ...response, body: JSON.stringify({ ...page, items: page.items.toReversed() }) }
    default:
      return response
  }
}

function isPage(value: unknown): value is { items: unknown[] } {
  return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)
}
