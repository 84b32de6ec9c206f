import { afterAll, expect, test } from 'vitest'
import type { Scenario } from '../play/scenario.ts'
import type { SyncOutcome } from '../world/connector-port.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import type { AlsoRed } from './also-red.ts'
import type { GuardDay } from './guard-day.ts'
import { type ProvenConnector, prove, type WrongConnector } from './prove.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

interface Setting {
  scenarios: Scenario[]
  wrong?: Partial<WrongConnector>
  endsAs?: SyncOutcome['status']
  guards?: GuardDay | 'none'
  full?: boolean
  untilRed?: boolean
  alsoRed?: AlsoRed | 'anything'
  onProven?: (proven: ProvenConnector) => Promise<void>
}

/**
 * Proves a connector that ends every sync with the same status and writes nothing; the scenarios decide what is red.
 */
async function proveOne({
  scenarios,
  wrong,
  endsAs = 'done',
  guards = 'none',
  alsoRed = new Map(),
  full = false,
  untilRed,
  onProven,
}: Setting): Promise<ProvenConnector> {
  const connector = { name: 'wrong', sync: async () => ({ status: endsAs, message: '' }) }
  const [proven] = await prove({
    seed: 7,
    wrongConnectors: [{ id: 'wrong', fault: 'It is.', mustRed: ['MAP-4'], connector, ...wrong }],
    scenarios,
    full,
    untilRed,
    guards,
    alsoRed,
    onProven,
    workFolder,
    watch: () => {},
  })
  if (proven === undefined) throw new RangeError('nothing was proven')
  return proven
}

/** A scenario whose own check fails or passes. */
function scene(id: string, isRed: boolean, set: Partial<Scenario> = {}): Scenario {
  const [requirement = ''] = id.split('/')
  return {
    id,
    requirement,
    title: 'is red or green',
    play: async ({ fail, occurred }) => {
      occurred()
      if (isRed) fail({ message: 'red', acceptable: ['green'], seen: 'red' })
    },
    ...set,
  }
}

/** A scenario that runs the connector once and expects this status. */
function syncing(id: string, expected: SyncOutcome['status']): Scenario {
  return scene(id, false, {
    play: async ({ sync, occurred }) => {
      occurred()
      await sync(expected)
    },
  })
}

test('the proof plays what a connector must break and the guards, and nothing else', async () => {
  const scenarios = [scene('MAP-4/a', true), scene('CNV-5/guard', false), scene('CNV-7/other', true)]
  const proven = await proveOne({ scenarios, guards: [['CNV-5/guard']] })
  expect(proven).toMatchObject({ played: ['MAP-4', 'CNV-5'], red: ['MAP-4'], caught: true, why: '' })
})

test('in full, it plays everything', async () => {
  const scenarios = [scene('MAP-4/a', true), scene('CNV-7/other', true)]
  const proven = await proveOne({ scenarios, full: true })
  expect(proven).toMatchObject({ caught: false, why: 'turned red, but were not expected to: CNV-7' })
  expect(proven.played).toEqual(['MAP-4', 'CNV-7'])
})

test('the self-tests of the mock are played with no connector, also not in a full proof', async () => {
  const scenarios = [scene('MAP-4/a', true), scene('SIT-1/b', true), scene('TEN-3/c', true)]
  expect(await proveOne({ scenarios, full: true, guards: [['SIT-1/b']] })).toMatchObject({
    caught: true,
    played: ['MAP-4'],
  })
})

test('a guard that turns red unexpectedly is reported', async () => {
  const scenarios = [scene('MAP-4/a', true), scene('CNV-5/guard', true)]
  expect((await proveOne({ scenarios, guards: [['CNV-5/guard']] })).why).toBe(
    'turned red, but were not expected to: CNV-5',
  )
  const alsoRed: AlsoRed = new Map([['wrong', { reds: ['CNV-5'] }]])
  expect((await proveOne({ scenarios, alsoRed, guards: [['CNV-5/guard']] })).caught).toBe(true)
})

test('if anything may be red, `mayRed` lists what was red', async () => {
  const scenarios = [scene('MAP-4/a', true), scene('CNV-5/b', true), scene('CNV-7/c', false)]
  expect(await proveOne({ scenarios, full: true, alsoRed: 'anything' })).toMatchObject({
    caught: true,
    mayRed: ['CNV-5'],
  })
})

test('a record does not change what must be red', async () => {
  const alsoRed: AlsoRed = new Map([['wrong', { reds: ['MAP-4', 'CNV-5'] }]])
  expect((await proveOne({ scenarios: [scene('MAP-4/a', true)], alsoRed })).mayRed).toEqual(['CNV-5'])
})

test('each connector is reported as soon as it is proven, and the proof waits for the handler', async () => {
  const ends: string[] = []
  const onProven = async ({ id }: ProvenConnector): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    ends.push(id)
  }
  await proveOne({ scenarios: [scene('MAP-4/a', true)], onProven })
  expect(ends).toEqual(['wrong'])
})

test('heavy scenarios are played only until their requirement is red', async () => {
  const played: string[] = []
  const heavy = (id: string, isRed: boolean): Scenario => {
    const { play, ...rest } = scene(id, isRed, { heavy: true })
    return { ...rest, play: (playing) => play(playing).finally(() => played.push(id)) }
  }
  const scenarios = [
    scene('MAP-4/light', false),
    heavy('MAP-4/1', false),
    heavy('MAP-4/2', true),
    heavy('MAP-4/3', true),
  ]
  expect((await proveOne({ scenarios })).caught).toBe(true)
  expect(played).toEqual(['MAP-4/1', 'MAP-4/2'])
})

test('if the first red is enough, a requirement has no more scenarios after it', async () => {
  const asked: string[] = []
  const noting = (id: string, isRed: boolean): Scenario => {
    const { play, ...others } = scene(id, isRed)
    const noted: Scenario['play'] = async (given) => {
      asked.push(id)
      await play(given)
    }
    return { ...others, play: noted }
  }
  const letters = ['a', 'b', 'c', 'd', 'e', 'f']
  const scenarios = letters.map((letter) => noting(`MAP-4/${letter}`, letter === 'b'))
  const wrong = { mustRed: ['MAP-4', 'MAP-5'] }
  const all = await proveOne({ scenarios: [...scenarios, noting('MAP-5/a', true)], wrong })
  // Several are played at once, so they may begin in another order.
  expect({ asked: asked.splice(0).toSorted(), caught: all.caught }).toEqual({
    asked: [...letters.map((letter) => `MAP-4/${letter}`), 'MAP-5/a'],
    caught: true,
  })
  const proven = await proveOne({ scenarios: [...scenarios, noting('MAP-5/a', true)], wrong, untilRed: true })
  expect(asked.toSorted()).toEqual(['MAP-4/a', 'MAP-4/b', 'MAP-5/a'])
  expect(proven).toMatchObject({ caught: true, red: ['MAP-4', 'MAP-5'] })
})

test('scenarios for other readings than the default ones are not played', async () => {
  const other = scene('MAP-4/other', true, { under: { 'window.basis': 'event' } })
  expect((await proveOne({ scenarios: [other], full: true })).why).toBe('stayed green: MAP-4')
})

test('a connector that stops is not caught, unless giving up there is its fault', async () => {
  const scenarios = [syncing('MAP-4/a', 'done')]
  const stopped = await proveOne({ scenarios, endsAs: 'try-again' })
  expect(stopped).toMatchObject({ caught: false, red: [], why: 'stayed green: MAP-4; stopped in MAP-4/a' })
  const givingUp = await proveOne({ scenarios, endsAs: 'try-again', wrong: { givesUpIn: ['MAP-4'] } })
  expect(givingUp).toMatchObject({ caught: true, red: ['MAP-4'] })
})

test('a connector that continues where it must refuse is caught', async () => {
  const proven = await proveOne({ scenarios: [syncing('MAP-4/refuses', 'failed')] })
  expect(proven).toMatchObject({ caught: true, red: ['MAP-4'], why: '' })
})

test('a mistake of the suite catches no connector', async () => {
  const broken = scene('MAP-4/b', true, { play: () => Promise.reject(new RangeError('ours')) })
  const proven = await proveOne({ scenarios: [scene('MAP-4/a', true), broken] })
  expect(proven.why).toBe('error of the suite in MAP-4/b: RangeError: ours')
})
