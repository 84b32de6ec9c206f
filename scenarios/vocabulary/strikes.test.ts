import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FaultBoard, FaultEffect } from '../../harness/control/faults/fault-board.ts'
import { createWorkFolder, type World } from '../../harness/runner/index.ts'
import { type OpenWorld, openWorlds } from '../../harness/runner/world/open-world.ts'
import { strikes } from './strikes.ts'

// Goal: a scenario can treat a fault on several operations as one fault, and read its counts after it has ended.

const unavailable: FaultEffect = { kind: 'answer', status: 503 }
const both = ['telemessage:login', 'telemessage:items.list']
const workFolder = await createWorkFolder()
let openWorld: OpenWorld
let world: World
let faults: FaultBoard

beforeAll(async () => {
  openWorld = await openWorlds({ seed: 7, workFolder })
})
beforeEach(async () => {
  world = await openWorld('strikes')
  faults = world.faults
})
afterEach(() => world.close())
afterAll(() => workFolder.remove())

const call = (operation: string) => faults.strike({ server: 'telemessage', operation, actor: undefined })

test('it strikes each of its operations and no other, and counts the calls that it struck', () => {
  const fault = strikes({ faults }, both, unavailable)
  expect(fault.hits()).toBe(0)
  expect(call('login')?.effect).toEqual(unavailable)
  expect(call('items.list')?.effect).toEqual(unavailable)
  expect(call('attachments.download')).toBeUndefined()
  expect(fault.hits()).toBe(2)
})

test('how often and from which call on it strikes counts for each operation apart', () => {
  const fault = strikes({ faults }, both, unavailable, { fromCall: 2, times: 1 })
  const struck = ['login', 'login', 'login', 'items.list', 'items.list'].map((name) => call(name) !== undefined)
  expect(struck).toEqual([false, true, false, false, true])
  expect(fault.hits()).toBe(2)
})

test('once it has ended it strikes nobody, and what it had struck is still counted', () => {
  const fault = strikes({ faults }, both, unavailable)
  call('login')
  fault.end()
  expect(call('login')).toBeUndefined()
  expect(faults.list()).toEqual([])
  expect(fault.hits()).toBe(1)
})

test('requests that came back before their time are counted over all of its operations', () => {
  const fault = strikes({ faults }, both, { kind: 'answer', status: 429, retryAfterSeconds: 5 })
  const ofResource = (request: string) => () => ({ request, resource: 'mailbox' })
  for (const operation of ['login', 'items.list']) {
    const repeated = { server: 'telemessage', operation, actor: undefined }
    faults.waits.begin(repeated, 60, { faultId: call(operation)?.faultId, asks: ofResource('GET /') })
    faults.waits.tooEarlyByMs(repeated, ofResource('GET /'))
    faults.waits.resourceTooEarlyByMs(repeated, ofResource('GET /other'))
  }
  fault.end()
  expect(fault.earlyReturns()).toBe(2)
})

test('two of them on one operation count apart', () => {
  const first = strikes({ faults }, ['telemessage:login'], unavailable, { times: 1 })
  const second = strikes({ faults }, ['telemessage:login'], unavailable)
  for (let count = 0; count < 3; count += 1) call('login')
  expect([first.hits(), second.hits()]).toEqual([1, 2])
})

test('answers without end that were read to their bound are counted over all of its operations', () => {
  const fault = strikes({ faults }, both, { kind: 'endless' })
  call('login')?.overread()
  call('items.list')?.overread()
  expect(fault.overreads()).toBe(2)
})
