import { beforeEach, expect, test } from 'vitest'
import { createFaultBoard, type FaultBoard, type FaultRule } from './fault-board.ts'
import { kindsAt } from './fault-kinds.ts'

const unavailable = { kind: 'answer', status: 503 } as const
let board: FaultBoard

beforeEach(() => {
  board = boardOf(7)
})

function boardOf(seed: number): FaultBoard {
  const made = createFaultBoard({ seed })
  made.register(
    'telemessage',
    [{ name: 'items.list' }, { name: 'login' }],
    kindsAt({ of: 'call', credentialsExpire: false }),
  )
  made.register('m365', [{ name: 'items.list' }, { name: 'token' }], kindsAt({ of: 'call', credentialsExpire: true }))
  return made
}

const arm = (rule: Partial<FaultRule> = {}) =>
  board.arm({ operation: 'telemessage:items.list', effect: unavailable, ...rule })
const strikes = (count: number, actor?: string): boolean[] =>
  Array.from({ length: count }, () => strike('items.list', actor) !== undefined)
const strike = (operation: string, actor?: string, server = 'telemessage') => board.strike({ server, operation, actor })

test('strikes every call of its operation, and no other', () => {
  arm()
  expect(strikes(3)).toEqual([true, true, true])
  expect([strike('login'), strike('items.list', undefined, 'm365')]).toEqual([undefined, undefined])
})

test('strikes only calls about one thing, and counts no others', () => {
  arm({ about: 'file-1', fromCall: 2 })
  const about = (...things: string[]) =>
    board.strike({
      server: 'telemessage',
      operation: 'items.list',
      actor: undefined,
      isAbout: (thing) => things.includes(thing),
    })
  const struck = [about('file-1'), about('file-2'), about(), strike('items.list'), about('file-1', 'asha')]
  expect(struck.map((one) => one !== undefined)).toEqual([false, false, false, false, true])
})

test('strikes from the nth call on, and only the given number of times', () => {
  arm({ fromCall: 2, times: 2 })
  expect(strikes(5)).toEqual([false, true, true, false, false])
})

test('strikes only the actor it is aimed at', () => {
  arm({ actor: 'asha' })
  expect([...strikes(1, 'ben'), ...strikes(1), ...strikes(1, 'asha')]).toEqual([false, false, true])
})

test('counts calls and hits, so that a fault that never struck shows', () => {
  arm({ fromCall: 3 })
  strikes(2)
  expect(board.list()).toMatchObject([{ aim: 'telemessage:items.list', calls: 2, hits: 0 }])
})

test('lets the first of two faults strike, and counts the call for both', () => {
  arm({ times: 1 })
  arm({ fromCall: 2, effect: { kind: 'answer', status: 500 } })
  expect([strike('items.list')?.effect, strike('items.list')?.effect]).toEqual([
    unavailable,
    { kind: 'answer', status: 500 },
  ])
})

test('does not count a hit without an effect, and remains due', () => {
  arm({ times: 1 })
  strike('items.list')?.missed()
  expect(board.list()).toMatchObject([{ calls: 1, hits: 0 }])
  expect(strikes(2)).toEqual([true, false])
})

test('counts early returns apart from other early calls', () => {
  const { faultId } = arm({ times: 1 })
  const call = { server: 'telemessage', operation: 'items.list', actor: 'asha' }
  const asks = (request: string) => () => ({ request, resource: 'mailbox' })
  board.waits.begin(call, 60, { faultId, asks: asks('GET /') })
  board.waits.tooEarlyByMs(call, asks('GET /'))
  board.waits.tooEarlyByMs(call, asks('GET /'))
  board.waits.resourceTooEarlyByMs(call, asks('GET /other'))
  expect(board.list()).toMatchObject([{ earlyReturns: 2, otherEarlyCalls: 1 }])
})

test('strikes by chance about as often as its probability, never at 0 and always at 1', () => {
  const hitsAt = (chance: number): number => {
    board = boardOf(7)
    arm({ chance })
    return strikes(1_000).filter(Boolean).length
  }
  expect([hitsAt(0), hitsAt(1)]).toEqual([0, 1_000])
  expect(hitsAt(0.25)).toBeGreaterThan(200)
  expect(hitsAt(0.25)).toBeLessThan(300)
})

test('one seed strikes the same calls, whatever other faults are armed; another seed strikes others', () => {
  const struck = (seed: number, others: number): boolean[] => {
    board = boardOf(seed)
    arm({ chance: 0.5 })
    for (let other = 0; other < others; other += 1) arm({ chance: 0.5, actor: 'somebody else' })
    return strikes(64)
  }
  expect(struck(7, 3)).toEqual(struck(7, 0))
  expect(struck(8, 0)).not.toEqual(struck(7, 0))
  board = boardOf(8)
  board.reseed(7)
  arm({ chance: 0.5 })
  expect([board.seed(), strikes(64)]).toEqual([7, struck(7, 0)])
})

test('counts calls and hits of rules that were armed together in one sum', () => {
  board.armTogether(['telemessage:items.list', 'm365:items.list'], { effect: unavailable, fromCall: 2, times: 1 })
  const isStruck = (server: string): boolean => strike('items.list', undefined, server) !== undefined
  expect(['telemessage', 'm365', 'telemessage', 'm365'].map(isStruck)).toEqual([false, true, false, false])
  expect(board.list().map(({ calls, hits }) => [calls, hits])).toEqual([
    [2, 0],
    [2, 1],
  ])
  const unknown = ['telemessage:items.list', 'telemessage:items.lst']
  expect(() => board.armTogether(unknown, { effect: unavailable })).toThrow('there are')
  expect(board.list()).toHaveLength(2)
})

test('accepts a name without a server if only one server has the operation', () => {
  expect(arm({ operation: 'token', effect: { kind: 'expired-token' } }).aim).toBe('m365:token')
})

test.each<[string, Partial<FaultRule>, string]>([
  ['an unknown operation', { operation: 'items.lst' }, 'there are m365:items.list, m365:token, telemessage:items.list'],
  ['an operation of several servers', { operation: 'items.list' }, 'use m365:items.list or telemessage:items.list'],
  ['an effect that it cannot have', { effect: { kind: 'expired-token' } }, 'it can have answer, redirect, reset'],
])('refuses %s and says what is expected', (_what, rule, right) => {
  expect(() => arm(rule)).toThrow(right)
  expect(board.list()).toEqual([])
})

test('is disarmed one by one or as a whole', () => {
  const { faultId } = arm()
  arm({ operation: 'login' })
  expect([board.disarm(faultId), board.disarm(faultId), board.list().length]).toEqual([true, false, 1])
  board.clear()
  expect(board.list()).toEqual([])
})

test('starts again after a reset, so that the same faults strike the same calls', () => {
  const struck = (): boolean[] => {
    arm({ chance: 0.5 })
    return strikes(64)
  }
  const first = struck()
  board.reset()
  expect(board.list()).toEqual([])
  expect(struck()).toEqual(first)
})
