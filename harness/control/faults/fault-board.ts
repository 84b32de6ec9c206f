import { monotonicMs } from '../clock.ts'
import { createChance } from '../seed.ts'
import { type AnswersBefore, createAnswersBefore } from './answers-before.ts'
import type { FaultCall } from './fault-call.ts'
import type { FaultEffect } from './fault-kinds.ts'
import type { FaultRule } from './fault-rule.ts'
import { createKnownOperations, type KnownOperations } from './known-operations.ts'
import { createWaits, type EarlyCall, type Waits } from './waits.ts'

export type { FaultEffect } from './fault-kinds.ts'
export type { FaultRule } from './fault-rule.ts'

/** An armed rule and its counts. A rule without hits proves nothing. */
export interface ArmedFault {
  faultId: string
  rule: FaultRule
  /** The operation that the rule is aimed at, `server:operation`. */
  aim: string
  /** Matching calls since arming. */
  calls: number
  /**
   * Calls that it struck. A call does not count if the effect had nothing to change, for example a page fault without a
   * page.
   */
  hits: number
  /** Requests that this fault answered with Retry-After, and that the caller sent again before that time was over. */
  earlyReturns: number
  /**
   * Other requests of such a caller, sent before that time was over, to the same mailbox or other resource by which the
   * server counts.
   */
  otherEarlyCalls: number
  /** Answers without end that the caller read until the connection was broken. */
  overreads: number
}

/** A fault that strikes a call. */
export interface Strike {
  effect: FaultEffect
  /** The effect had nothing to change: the hit does not count, and the fault remains due. */
  missed(): void
  /** A caller that got Retry-After has called too early; with the same request, unless `early` says otherwise. */
  returnedEarly(early?: EarlyCall): void
  /** The caller read an answer without end until the connection was broken. */
  overread(): void
}

/** The faults of one world. */
export interface FaultBoard extends Pick<KnownOperations, 'register' | 'operations'> {
  /** Arms a rule. Throws a RangeError if its operation is unknown or ambiguous, or cannot have the effect. */
  arm(rule: FaultRule): ArmedFault
  /** Arms a rule on each of several operations, and counts the calls and hits of all of them together. Throws as `arm` does. */
  armTogether(operations: readonly string[], rule: Omit<FaultRule, 'operation'>): ArmedFault[]
  disarm(faultId: string): boolean
  clear(): void
  list(): ArmedFault[]
  /** Counts a call and returns the fault that strikes it, if any: the first armed rule that matches and is due. */
  strike(call: FaultCall): Strike | undefined
  /** The callers that got Retry-After. */
  waits: Waits
  /** The last answers that callers got. */
  answersBefore: AnswersBefore
  /** The seed of the faults that strike by chance. */
  seed(): number
  /** From now on chance follows another seed, also for faults that are already armed. */
  reseed(seed: number): void
  /** Disarms all faults, and forgets waits and earlier answers. The seed stays; ids and chance start again. */
  reset(): void
}

/** A board without faults. Waits run on the real clock `monotonicMs`; tests replace it so that they need not wait. */
export function createFaultBoard(options: { seed?: number; monotonicMs?: () => number } = {}): FaultBoard {
  const known = createKnownOperations()
  const waits = createWaits(options.monotonicMs ?? monotonicMs)
  const answersBefore = createAnswersBefore()
  let seed = options.seed ?? 0
  let armed: ArmedFault[] = []
  /** Rules that were armed together: their calls and hits count in one sum, also after one of them was disarmed. */
  const groups = new WeakMap<ArmedFault, readonly ArmedFault[]>()
  let armedBefore = 0
  const arm = (rule: FaultRule): ArmedFault => {
    const aim = known.aimOf(rule)
    armedBefore += 1
    const faultId = `fault-${armedBefore}`
    const fault = { faultId, rule, aim, calls: 0, hits: 0, earlyReturns: 0, otherEarlyCalls: 0, overreads: 0 }
    armed.push(fault)
    return fault
  }
  return {
    register: known.register,
    operations: known.operations,
    arm: (rule) => ({ ...arm(rule) }),
    armTogether: (operations, rule) => {
      const rules = operations.map((operation) => ({ ...rule, operation }))
      // All or none of them: the first that cannot be armed throws here.
      for (const one of rules) known.aimOf(one)
      const group = rules.map(arm)
      for (const fault of group) groups.set(fault, group)
      return group.map((fault) => ({ ...fault }))
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
    strike: (call) => strike(armed, call, seed, (fault) => groups.get(fault) ?? [fault]),
    waits,
    answersBefore,
    seed: () => seed,
    reseed: (another) => {
      seed = another
    },
    reset: () => {
      armed = []
      armedBefore = 0
      waits.forget()
      answersBefore.forget()
    },
  }
}

function strike(
  armed: ArmedFault[],
  call: FaultCall,
  seed: number,
  groupOf: (fault: ArmedFault) => readonly ArmedFault[],
): Strike | undefined {
  const { server, operation, actor, isAbout } = call
  const aim = `${server}:${operation}`
  let struckBy: ArmedFault | undefined
  for (const fault of armed) {
    const { rule } = fault
    if (fault.aim !== aim || (rule.actor !== undefined && rule.actor !== actor)) continue
    if (rule.about !== undefined && isAbout?.(rule.about) !== true) continue
    fault.calls += 1
    const group = groupOf(fault)
    const calls = group.reduce((sum, one) => sum + one.calls, 0)
    const hits = group.reduce((sum, one) => sum + one.hits, 0)
    const due = calls >= (rule.fromCall ?? 1) && hits < (rule.times ?? Number.POSITIVE_INFINITY)
    if (due && struckBy === undefined && isDrawn(fault, seed)) struckBy = fault
  }
  return struckBy && strikeOf(struckBy)
}

function strikeOf(fault: ArmedFault): Strike {
  fault.hits += 1
  return {
    effect: fault.rule.effect,
    missed: () => {
      fault.hits -= 1
    },
    returnedEarly: (early = 'same-request') => {
      if (early === 'same-request') fault.earlyReturns += 1
      else fault.otherEarlyCalls += 1
    },
    overread: () => {
      fault.overreads += 1
    },
  }
}

const drawnOutOf = 1_000_000_000

/**
 * Draws separately for each call, so that neither other faults nor a restored snapshot change which calls are struck.
 */
function isDrawn({ faultId, calls, rule }: ArmedFault, seed: number): boolean {
  if (rule.chance === undefined) return true
  const chance = createChance(seed).fork('faults').fork(faultId).fork(String(calls))
  return chance.int(1, drawnOutOf) <= rule.chance * drawnOutOf
}
