import type { CaptureEvent } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import { isRegistered, type Person } from '../person.ts'
import { type Agenda, createAgenda } from './agenda.ts'
import { beginDay, type DayInProgress } from './day-in-progress.ts'
import { type Errand, errandsOf } from './errands.ts'
import { goOn } from './ordinary.ts'
import { captureSlots } from './slots.ts'

/** An event of the day. `captureTime` decides whether it belongs to the day. */
export type DayEvent = CaptureEvent

export interface DayOptions {
  chance: Chance
  /** The cast; at least one of them registered. */
  people: readonly Person[]
  /** The number of captures in `[from, to)`. */
  itemCount: number
  from: Date
  to: Date
}

/**
 * A day of WhatsApp traffic, in order of capture: exactly `itemCount` captures in `[from, to)` and, from 20 items on,
 * about one in a hundred more on either side. From 100 items on it contains every kind of item, every case of a
 * deletion, late captures, messages captured twice or said twice, and awkward names; from 200 on also items over 10 MB.
 * Smaller days contain as much of this as fits.
 *
 * The day is generated while it is read, so its length costs no memory. Reading it again returns the same day. Days
 * that begin at different instants differ, even with the same chance. Throws a RangeError for a day that is not
 * possible.
 */
export function synthesiseDay(options: DayOptions): Iterable<DayEvent> {
  const { chance, people, itemCount, from, to } = options
  if (!Number.isSafeInteger(itemCount) || itemCount < 0) {
    throw new RangeError(`a day has a whole number of items from 0, not ${itemCount}`)
  }
  if (!(from.getTime() < to.getTime())) throw new RangeError('a day ends after it begins, and both are instants')
  if (!people.some(isRegistered))
    throw new RangeError('no person of the cast is registered, so nothing can be captured')
  const ownChance = chance.fork(`day from ${from.toISOString()}`)
  return { [Symbol.iterator]: () => capturesOf({ ...options, chance: ownChance }) }
}

function* capturesOf({ chance, people, itemCount, from, to }: DayOptions): Generator<DayEvent> {
  const day = beginDay(chance, people)
  const agenda = createAgenda({ chance: chance.fork('agenda'), errands: errandsOf(day, itemCount, from), itemCount })
  let index = 0
  for (const { captureTime, inside } of captureSlots({ chance: chance.fork('times'), itemCount, from, to })) {
    const errand = inside ? agenda.due(index) : undefined
    if (inside) index += 1
    yield errand ? carryOut(errand, { day, agenda, captureTime }) : goOn(day, captureTime)
  }
}

function carryOut(errand: Errand, situation: { day: DayInProgress; agenda: Agenda; captureTime: Date }): CaptureEvent {
  const { day, agenda, captureTime } = situation
  if (!('prepare' in errand)) return errand.carryOut(day, captureTime)
  const event = errand.carryOut(day, captureTime)
  if (event) return event
  agenda.putBack(errand)
  return errand.prepare(day, captureTime)
}
