import { beforeEach, expect, test } from 'vitest'
import { createFaultBoard, distortPage, type FaultBoard } from './faults.ts'
import { jsonResponse } from './http/wire.ts'

const unavailable = { kind: 'answer', status: 503 } as const
let board: FaultBoard

beforeEach(() => {
  board = createFaultBoard()
  board.register([{ name: 'items.list' }, { name: 'login' }])
})

const strikes = (count: number, actor?: string): boolean[] =>
  Array.from({ length: count }, () => board.strike('items.list', actor) !== undefined)

test('strikes every call of its operation, and no other', () => {
  board.arm({ operation: 'items.list', effect: unavailable })
  expect(strikes(3)).toEqual([true, true, true])
  expect(board.strike('login', undefined)).toBeUndefined()
})

test('strikes from the nth call on, as often as it says', () => {
  board.arm({ operation: 'items.list', fromCall: 2, times: 2, effect: unavailable })
  expect(strikes(5)).toEqual([false, true, true, false, false])
})

test('strikes only the actor it is aimed at', () => {
  board.arm({ operation: 'items.list', actor: 'asha', effect: unavailable })
  expect([...strikes(1, 'ben'), ...strikes(1), ...strikes(1, 'asha')]).toEqual([false, false, true])
})

test('counts calls and hits, so that a fault that never struck is seen', () => {
  board.arm({ operation: 'items.list', fromCall: 3, effect: unavailable })
  strikes(2)
  expect(board.list()).toMatchObject([{ calls: 2, hits: 0 }])
})

test('lets the first of two faults strike, and counts the call for both', () => {
  board.arm({ operation: 'items.list', times: 1, effect: unavailable })
  board.arm({ operation: 'items.list', fromCall: 2, effect: { kind: 'answer', status: 500 } })
  expect([board.strike('items.list', undefined), board.strike('items.list', undefined)]).toEqual([
    unavailable,
    { kind: 'answer', status: 500 },
  ])
})

test('refuses an unknown operation and names the known ones', () => {
  expect(() => board.arm({ operation: 'items.lst', effect: unavailable })).toThrow('there are items.list, login')
})

test('is disarmed one by one or as a whole', () => {
  const { faultId } = board.arm({ operation: 'items.list', effect: unavailable })
  board.arm({ operation: 'login', effect: unavailable })
  expect([board.disarm(faultId), board.disarm(faultId), board.list().length]).toEqual([true, false, 1])
  board.clear()
  expect(board.list()).toEqual([])
})

test('distorts pages of items, and leaves other answers alone', () => {
  const page = jsonResponse(200, { items: [1, 2, 3], nextCursor: null })
  const bodyOf = (kind: 'repeat-item' | 'reorder-page'): unknown => JSON.parse(String(distortPage({ kind }, page).body))
  expect(bodyOf('repeat-item')).toEqual({ items: [1, 1, 2, 3], nextCursor: null })
  expect(bodyOf('reorder-page')).toEqual({ items: [3, 2, 1], nextCursor: null })
  const refusal = jsonResponse(401, { items: [1] })
  expect(distortPage({ kind: 'repeat-item' }, refusal)).toBe(refusal)
})
