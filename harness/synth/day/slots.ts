import type { Chance } from '../../control/seed.ts'

/** A moment at which something is captured. */
export interface Slot {
  captureTime: Date
  /** Whether it lies in the day, `[from, to)`. */
  inside: boolean
}

export interface SlotOptions {
  chance: Chance
  itemCount: number
  from: Date
  to: Date
}

/** Days of this many items or more have captures before and after them, and captures exactly on their edges. */
const edgesFromCount = 20

const marginMs = 30 * 60 * 1000

/**
 * The capture times of a day in order: exactly `itemCount` in `[from, to)`, and about one in a hundred in the half hours
 * before and after it. Both edges of the window have captures to the millisecond: the last one before `from`, `from` itself,
 * the last millisecond of the day, and `to`, which belongs to the next day.
 */
export function* captureSlots({ chance, itemCount, from, to }: SlotOptions): Generator<Slot> {
  const fromMs = from.getTime()
  const toMs = to.getTime()
  const edges = itemCount >= edgesFromCount
  const outside = edges ? Math.max(1, Math.round(itemCount / 100)) : 0
  const before = { startMs: fromMs - marginMs, endMs: fromMs, count: outside, lastMs: fromMs - 1 }
  const day = {
    startMs: fromMs,
    endMs: toMs,
    count: itemCount,
    ...(edges ? { firstMs: fromMs, lastMs: toMs - 1 } : {}),
  }
  const after = { startMs: toMs, endMs: toMs + marginMs, count: outside, firstMs: toMs }
  for (const captureMs of spread(chance, before)) yield { captureTime: new Date(captureMs), inside: false }
  for (const captureMs of spread(chance, day)) yield { captureTime: new Date(captureMs), inside: true }
  for (const captureMs of spread(chance, after)) yield { captureTime: new Date(captureMs), inside: false }
}

/** `count` moments in `[startMs, endMs)`; the first and the last may be given. */
interface Stretch {
  startMs: number
  endMs: number
  count: number
  firstMs?: number
  lastMs?: number
}

/** Each moment lies in its own part of the time, so they come sorted without being collected first. */
function* spread(chance: Chance, { startMs, endMs, count, firstMs, lastMs }: Stretch): Generator<number> {
  const stepMs = (endMs - startMs) / count
  let previousMs = startMs
  for (let index = 0; index < count; index += 1) {
    const share = chance.int(0, 999_999) / 1_000_000
    // Sometimes two captures share a millisecond: a cursor that knows only the time would lose or repeat one.
    const drawnMs = chance.percent(1) ? previousMs : Math.floor(startMs + (index + share) * stepMs)
    previousMs = (index === 0 ? firstMs : undefined) ?? (index === count - 1 ? lastMs : undefined) ?? drawnMs
    yield previousMs
  }
}
