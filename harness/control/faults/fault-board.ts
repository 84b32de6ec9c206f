import { monotonicMs } from '../clock.ts'
import { createChance } from '../seed.ts'
import { memoryTables, type StateTables } from '../state/state-tables.ts'
import { type AnswersBefore, createAnswersBefore } from './answers-before.ts'
import type { ArmedFault } from './armed-fault.ts'
import type { FaultCall } from './fault-call.ts'
import type { FaultEffect } from './fault-kinds.ts'
import type { FaultRule } from './fault-rule.ts'
import { createKeptFaults } from './kept-faults.ts'
import { createKnownOperations, type KnownOperations } from './known-operations.ts'
import { createWaits, type EarlyCall, type Waits } from './waits.ts'

export type { ArmedFault } from './armed-fault.ts'
export type { FaultEffect } from './fault-kinds.ts'
export type { FaultRule } from './fault-rule.ts'

/** A fault that strikes a call. */
export interface Strike {
  faultId: string
  effect: FaultEffect
  /** The effect had nothing to change: the hit does not count, and the fault remains due. */
  missed(): void
  /** The caller read an answer without end until the connection was broken. */
  overread(): void
  /** Fulfilled as soon as it is kept that the fault has struck; absent: nothing has to wait for that. Never rejected. */
  kept?: (() => Promise<void>) | undefined
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
  /** The seed at the beginning, whatever it is now. */
  firstSeed(): number
  /** From now on chance follows another seed, also for faults that are already armed. */
  reseed(seed: number): void
  /** Disarms all faults, and forgets waits and earlier answers. The seed stays; ids and chance start again. */
  reset(): void
  /** Disarms the faults of an earlier start that no server can have any more. To be called when all servers have registered their operations. */
  disarmImpossible(): void
}

/** What a board is made from. */
export interface FaultBoardOptions {
  seed?: number
  /** The real clock of waits; tests replace it so that they need not wait. */
  monotonicMs?: () => number
  /** Where faults last; absent: they end with the process. */
  tables?: StateTables
  /** Fulfilled as soon as the tables are kept. */
  settled?: () => Promise<void>
  /** Called for each fault of an earlier start that this one cannot have; it is disarmed. */
  onDropped?: (faultId: string, reason: string) => void
}

/** A board with the faults that the tables have; without tables, it has none at first. Earlier answers are of this process. */
export function createFaultBoard(options: FaultBoardOptions = {}): FaultBoard {
  const { tables = memoryTables, onDropped = () => {}, seed: firstSeed = 0, settled } = options
  const known = createKnownOperations()
  const answersBefore = createAnswersBefore()
  const kept = createKeptFaults(tables, firstSeed, onDropped)
  const { seed, armedBefore } = kept
  let { armed } = kept
  /** Rules that were armed together: their calls and hits count in one sum, also after one of them was disarmed. */
  const groups = new WeakMap<ArmedFault, readonly ArmedFault[]>()
  const count = (group: readonly ArmedFault[]): void => {
    for (const fault of group) groups.set(fault, group)
  }
  for (const group of kept.groups) count(group)
  const arm = (rule: FaultRule): ArmedFault => {
    const aim = known.aimOf(rule)
    armedBefore.set(armedBefore.get() + 1)
    const faultId = `fault-${armedBefore.get()}`
    const fault = { faultId, rule, aim, calls: 0, hits: 0, earlyReturns: 0, otherEarlyCalls: 0, overreads: 0 }
    armed.push(fault)
    kept.arm(fault)
    return fault
  }
  /** A request in progress may still count for a fault that a reset removed, when its id belongs to another one. */
  const counted = (fault: ArmedFault): void => {
    const group = groups.get(fault) ?? [fault]
    if (group.some((one) => armed.includes(one))) kept.counted(fault)
  }
  const disarm = (faultId: string): boolean => {
    const before = armed.length
    armed = armed.filter((fault) => fault.faultId !== faultId)
    kept.disarm(faultId)
    return armed.length < before
  }
  const clear = (): void => {
    armed = []
    kept.clear()
  }
  const onEarlyCall = (faultId: string, early: EarlyCall): void => {
    const fault = armed.find((one) => one.faultId === faultId)
    if (fault === undefined) return
    fault[early === 'same-request' ? 'earlyReturns' : 'otherEarlyCalls'] += 1
    counted(fault)
  }
  const waits = createWaits({ monotonicMs: options.monotonicMs ?? monotonicMs, onEarlyCall, tables })
  const ground: StrikeGround = { groupOf: (fault) => groups.get(fault) ?? [fault], counted, settled }
  return {
    register: known.register,
    operations: known.operations,
    arm: (rule) => ({ ...arm(rule) }),
    armTogether: (operations, rule) => {
      const rules = operations.map((operation) => ({ ...rule, operation }))
      // All or none of them: the first that cannot be armed throws here.
      for (const one of rules) known.aimOf(one)
      const group = rules.map(arm)
      count(group)
      kept.armTogether(group)
      return group.map((fault) => ({ ...fault }))
    },
    disarm,
    clear,
    list: () => armed.map((fault) => ({ ...fault })),
    strike: (call) => strike(armed, call, seed.get(), ground),
    waits,
    answersBefore,
    seed: seed.get,
    firstSeed: () => firstSeed,
    reseed: seed.set,
    reset: () => {
      clear()
      armedBefore.set(0)
      waits.forget()
      answersBefore.forget()
    },
    disarmImpossible: () => {
      for (const fault of armed) {
        const problem = problemOfAim(known, fault)
        if (problem === undefined) continue
        disarm(fault.faultId)
        onDropped(fault.faultId, problem)
      }
    },
  }
}

/** Why no server can have a fault; undefined if one can. */
function problemOfAim(known: KnownOperations, { rule, aim }: ArmedFault): string | undefined {
  try {
    known.aimOf({ ...rule, operation: aim })
    return undefined
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}

/** What a strike needs of its board. */
interface StrikeGround {
  groupOf(fault: ArmedFault): readonly ArmedFault[]
  /** The counts of a fault have changed. */
  counted(fault: ArmedFault): void
  settled: FaultBoardOptions['settled']
}

function strike(armed: ArmedFault[], call: FaultCall, seed: number, ground: StrikeGround): Strike | undefined {
  const { server, operation, actor, isAbout } = call
  const aim = `${server}:${operation}`
  let struckBy: ArmedFault | undefined
  for (const fault of armed) {
    const { rule } = fault
    if (fault.aim !== aim || (rule.actor !== undefined && rule.actor !== actor)) continue
    if (rule.about !== undefined && isAbout?.(rule.about) !== true) continue
    fault.calls += 1
    ground.counted(fault)
    const group = ground.groupOf(fault)
    const calls = group.reduce((sum, one) => sum + one.calls, 0)
    const hits = group.reduce((sum, one) => sum + one.hits, 0)
    const due = calls >= (rule.fromCall ?? 1) && hits < (rule.times ?? Number.POSITIVE_INFINITY)
    if (due && struckBy === undefined && isDrawn(fault, seed)) struckBy = fault
  }
  return struckBy && strikeOf(struckBy, ground)
}

function strikeOf(fault: ArmedFault, { counted, settled }: StrikeGround): Strike {
  const add = (name: 'hits' | 'overreads', number: number): void => {
    fault[name] += number
    counted(fault)
  }
  add('hits', 1)
  // A fault that strikes once must not strike again after a crash. One without such an end can.
  const isCounted = settled !== undefined && fault.rule.times !== undefined
  return {
    faultId: fault.faultId,
    effect: fault.rule.effect,
    missed: () => add('hits', -1),
    overread: () => add('overreads', 1),
    // What cannot be kept stays noted, and is tried again with the next write: the fault may strike once more until then, if the process ends.
    ...(isCounted && { kept: () => settled().catch(() => {}) }),
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
