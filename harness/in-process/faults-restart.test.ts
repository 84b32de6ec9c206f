import { expect, test, vi } from 'vitest'
import { createFaultBoard, type FaultBoard, type FaultBoardOptions } from '../control/faults/fault-board.ts'
import { kindsAt } from '../control/faults/fault-kinds.ts'
import type { StateTables } from '../control/state/state-tables.ts'
import { openSampleTables } from '../stores/sample-restart.ts'

// Goal: what was armed is there when the servers start again, with its counts, and strikes the calls that it would have struck.

const unavailable = { kind: 'answer', status: 503 } as const
const call = { server: 'telemessage', operation: 'items.list', actor: undefined }
const operation = 'telemessage:items.list'
const noCounts = { calls: 0, hits: 0, earlyReturns: 0, otherEarlyCalls: 0, overreads: 0 }

function boardOver(tables: StateTables, more: FaultBoardOptions = {}): FaultBoard {
  const board = createFaultBoard({ seed: 7, tables, ...more })
  register(board)
  return board
}

function register(board: FaultBoard): void {
  const kinds = kindsAt({ of: 'call', credentialsExpire: false })
  board.register('telemessage', [{ name: 'items.list' }, { name: 'login' }], kinds)
}

const strikes = (board: FaultBoard, count: number): boolean[] =>
  Array.from({ length: count }, () => board.strike(call) !== undefined)

test('faults stay armed with their counts, and new ones get further ids', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = boardOver(tables)
  const first = before.arm({ operation, fromCall: 2, times: 2, effect: unavailable })
  before.arm({ operation: 'login', about: 'asha', effect: { kind: 'reset' } })
  strikes(before, 2)
  before.strike(call)?.missed()
  before.strike(call)
  before.waits.begin(call, 60, { faultId: first.faultId })
  before.waits.tooEarlyByMs(call)
  before.disarm(before.arm({ operation, effect: unavailable }).faultId)
  const after = boardOver(await reopened())
  expect(after.list()).toEqual(before.list())
  expect(after.list()[0]).toEqual({ ...first, calls: 4, hits: 2, earlyReturns: 1 })
  expect(strikes(after, 2)).toEqual([false, false])
  expect(after.arm({ operation, effect: unavailable }).faultId).toBe('fault-4')
  const again = boardOver(await reopened())
  expect([again.disarm('fault-1'), again.list().map(({ faultId }) => faultId)]).toEqual([true, ['fault-2', 'fault-4']])
})

test('chance strikes the calls that it would have struck, from the seed that was set last', async () => {
  const struck = async (stopAfter: number): Promise<boolean[]> => {
    const { tables, reopened } = await openSampleTables()
    const before = boardOver(tables)
    before.reseed(8)
    before.arm({ operation, chance: 0.5, effect: unavailable })
    const first = strikes(before, stopAfter)
    const after = boardOver(await reopened())
    expect([after.seed(), after.firstSeed()]).toEqual([8, 7])
    return [...first, ...strikes(after, 64 - stopAfter)]
  }
  expect(await struck(20)).toEqual(await struck(63))
})

test('rules that were armed together count in one sum, also when one of them was disarmed before', async () => {
  const { tables, reopened, names } = await openSampleTables()
  const before = boardOver(tables)
  const group = before.armTogether([operation, 'login'], { effect: unavailable, times: 2 })
  strikes(before, 1)
  before.disarm(group[0]?.faultId ?? '')
  const after = boardOver(await reopened())
  const login = (): boolean => after.strike({ ...call, operation: 'login' }) !== undefined
  expect([login(), login()]).toEqual([true, false])
  expect(after.list()).toMatchObject([{ faultId: 'fault-2', calls: 2, hits: 1 }])
  after.disarm('fault-2')
  expect(boardOver(await reopened()).list()).toEqual([])
  before.disarm('fault-2')
  expect(await names()).not.toContain('faults')
})

test('a group that is gone takes no other one with it', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = boardOver(tables)
  const first = before.armTogether([operation, 'login'], { effect: unavailable })
  const second = before.armTogether([operation, 'login'], { effect: unavailable })
  before.disarm(second[0]?.faultId ?? '')
  for (const { faultId } of first) before.disarm(faultId)
  expect(boardOver(await reopened()).list()).toMatchObject([{ faultId: second[1]?.faultId }])
  expect([...(await reopened()).map('faults').keys()]).toEqual(second.map(({ faultId }) => faultId))
})

test('a reset leaves nothing armed, and ids begin again', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = boardOver(tables)
  before.arm({ operation, effect: unavailable })
  before.reset()
  const after = boardOver(await reopened())
  expect([after.list(), after.arm({ operation, effect: unavailable }).faultId]).toEqual([[], 'fault-1'])
})

test('a strike that counts can be waited for, and others need not be', async () => {
  const settled = vi.fn(() => Promise.reject(new Error('the disk is full')))
  const board = boardOver((await openSampleTables()).tables, { settled })
  const { faultId } = board.arm({ operation, times: 1, effect: unavailable })
  await board.strike(call)?.kept?.()
  expect(settled).toHaveBeenCalledTimes(1)
  board.disarm(faultId)
  board.arm({ operation, effect: unavailable })
  expect(board.strike(call)?.kept).toBeUndefined()
})

test('what this version does not understand is dropped with a reason, and stays away', async () => {
  const { tables, reopened } = await openSampleTables()
  const later = { kind: 'earthquake', magnitude: 9 }
  const fault = { rule: { operation, effect: unavailable }, aim: operation, ...noCounts }
  tables
    .map('faults')
    .set('fault-1', { fault: { ...fault, faultId: 'fault-1', rule: { operation, effect: later } } })
    .set('fault-2', { fault: { ...fault, faultId: 'fault-2' } })
    .set('fault-3', { fault: { ...fault, faultId: 'fault-3' }, expiresAt: 'a field of a later version' })
  const dropped: string[][] = []
  const board = boardOver(await reopened(), { onDropped: (...what) => void dropped.push(what) })
  expect(board.list().map(({ faultId }) => faultId)).toEqual(['fault-2'])
  expect(dropped).toEqual([
    ['fault-1', expect.stringMatching(/^[^\n]*fault\.rule\.effect[^\n]*$/)],
    ['fault-3', expect.stringMatching(/^[^\n]*expiresAt[^\n]*$/)],
  ])
})

test('a fault that no server can have any more is disarmed with a reason', async () => {
  const { tables, reopened } = await openSampleTables()
  const before = boardOver(tables)
  before.arm({ operation, effect: unavailable })
  before.arm({ operation: 'login', effect: unavailable })
  const dropped: string[][] = []
  const after = createFaultBoard({ tables: await reopened(), onDropped: (...what) => void dropped.push(what) })
  after.register('telemessage', [{ name: 'login' }], kindsAt({ of: 'call', credentialsExpire: false }))
  after.disarmImpossible()
  expect(after.list().map(({ faultId }) => faultId)).toEqual(['fault-2'])
  expect(dropped).toEqual([['fault-1', 'no operation "telemessage:items.list"; there are telemessage:login']])
})

test('waits are kept with the faults that demanded them', async () => {
  const { tables, reopened, names } = await openSampleTables()
  const asks = (request: string, resource: string) => () => ({ request, resource })
  const message = asks('POST /messages', 'mailbox-1')
  const other = asks('GET /other', 'mailbox-2')
  const before = boardOver(tables, { monotonicMs: () => 1_000 })
  const { faultId } = before.arm({ operation, effect: unavailable })
  before.waits.begin(call, 10, { faultId, asks: message })
  before.waits.begin(call, 5, { asks: other })
  let nowMs = 3_000
  const { waits, list } = boardOver(await reopened(), { monotonicMs: () => nowMs })
  expect([waits.tooEarlyByMs(call, message), waits.tooEarlyByMs(call, other)]).toEqual([8_000, 3_000])
  expect(waits.resourceTooEarlyByMs(call, asks('GET /more', 'mailbox-1'))).toBe(8_000)
  expect(list()).toMatchObject([{ earlyReturns: 1, otherEarlyCalls: 1 }])
  nowMs = 11_000
  expect(waits.tooEarlyByMs(call, message)).toBeUndefined()
  before.reset()
  expect(await names()).not.toContain('waits')
})

test('the key of a wait is short, and without what the query says', async () => {
  const { tables, reopened } = await openSampleTables()
  const query = `secret-${'x'.repeat(10_000)}`
  boardOver(tables).waits.begin(call, 10, { asks: () => ({ request: `GET /?token=${query}`, resource: undefined }) })
  const keys = [...(await reopened()).map('waits').keys()]
  expect(keys).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
})

test('a wait is no longer than demanded, though the clock of another machine was ahead', async () => {
  const { tables, reopened } = await openSampleTables()
  boardOver(tables, { monotonicMs: () => 99_000 }).waits.begin(call, 10, {})
  const { waits } = boardOver(await reopened(), { monotonicMs: () => 1_000 })
  expect(waits.tooEarlyByMs(call)).toBe(10_000)
})

test.each(['before', 'after'])(
  'a request in progress changes no fault that was armed %s it ends, after a reset',
  async (when) => {
    const { tables, reopened } = await openSampleTables()
    const before = boardOver(tables)
    before.arm({ operation, times: 1, effect: unavailable })
    const struck = before.strike(call)
    if (when === 'after') struck?.missed()
    before.reset()
    before.arm({ operation: 'login', effect: unavailable })
    if (when === 'before') struck?.missed()
    expect(boardOver(await reopened()).list()).toEqual(before.list())
  },
)

test('no two faults have one id, though the count of them is gone', async () => {
  const { tables, reopened } = await openSampleTables()
  const fault = { faultId: 'fault-12', rule: { operation, effect: unavailable }, aim: operation, ...noCounts }
  tables.map('faults').set('fault-12', { fault })
  expect(boardOver(await reopened()).arm({ operation, effect: unavailable }).faultId).toBe('fault-13')
})
