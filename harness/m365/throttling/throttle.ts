import { setTimeout as pause } from 'node:timers/promises'
import { monotonicMs as realMonotonicMs } from '../../control/clock.ts'
import type { Savable } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import type { ConcurrencyLimit, RateLimit, ThrottlingLimits } from './limits.ts'
import { createSlidingWindow, type SlidingWindow } from './sliding-window.ts'
import { ThrottleRefusal } from './throttle-refusal.ts'

/** A request to a mailbox. */
export interface MailboxCall {
  appId: string
  /** Any name, as long as it is the same for both doors to the mailbox. */
  mailbox: string
  /** 0 for requests that only read. */
  uploadBytes: number
}

/** Limits the requests of an app to a mailbox. */
export interface Throttle extends Savable {
  /** Carries out a request. Throws a ThrottleRefusal instead when a limit is reached. */
  pass<T>(call: MailboxCall, carryOut: () => T | Promise<T>): Promise<T>
  /** Sets other limits. Earlier requests no longer count. */
  limit(limits: ThrottlingLimits): void
}

/** The two rate limits of one app and one mailbox. */
interface Rates {
  requests: SlidingWindow | undefined
  uploadBytes: SlidingWindow | undefined
}

/** What a throttle is made from. */
interface ThrottleOptions {
  /** The limits as long as no others were set. */
  initial?: ThrottlingLimits | undefined
  /** The real clock; a test that must not wait passes its own. */
  monotonicMs?: () => number
  tables: StateTables
}

/**
 * A throttle that has not counted any request yet. Limits that were set last with the tables; the counts do not: they are those of
 * some minutes, and every request would have to wait for the disk.
 */
export function createThrottle({ initial = {}, monotonicMs = realMonotonicMs, tables }: ThrottleOptions): Throttle {
  const later = tables.value<ThrottlingLimits | undefined>('limits', () => undefined)
  let limits = later.get() ?? initial
  let rates = new Map<string, Rates>()
  const places = createPlaces(monotonicMs)
  const windowFor = (limit: RateLimit | undefined): SlidingWindow | undefined =>
    limit && createSlidingWindow(limit, monotonicMs)
  const ratesOf = ({ appId, mailbox }: MailboxCall): Rates => {
    const key = JSON.stringify([appId, mailbox])
    const known = rates.get(key)
    if (known !== undefined) return known
    const fresh = { requests: windowFor(limits.requests), uploadBytes: windowFor(limits.uploadBytes) }
    rates.set(key, fresh)
    return fresh
  }
  return {
    pass: async (call, carryOut) => {
      if (Object.keys(limits).length === 0) return carryOut()
      const { requests, uploadBytes } = ratesOf(call)
      if (requests) count(requests)
      if (uploadBytes && call.uploadBytes > 0) use(uploadBytes, call.uploadBytes)
      return limits.concurrency ? places.hold(limits.concurrency, call, carryOut) : carryOut()
    },
    limit: (others) => {
      later.set(others)
      limits = others
      rates = new Map()
    },
    save: () => {
      const putBack = later.save()
      const kept = { limits, rates: cloneOf(rates) }
      return () => {
        putBack()
        limits = kept.limits
        rates = cloneOf(kept.rates)
      }
    },
  }
}

/** Refused requests count as well: an app that does not wait stays refused. */
function count(requests: SlidingWindow): void {
  const isRoom = requests.waitMs(1) === 0
  requests.add(1)
  if (!isRoom) throw new ThrottleRefusal('tooManyRequests', requests.waitMs(1))
}

function use(uploadBytes: SlidingWindow, sizeBytes: number): void {
  const waitMs = uploadBytes.waitMs(sizeBytes)
  if (waitMs > 0) throw new ThrottleRefusal('tooManyRequests', waitMs)
  uploadBytes.add(sizeBytes)
}

function cloneOf(rates: Map<string, Rates>): Map<string, Rates> {
  return new Map(
    [...rates].map(([key, { requests, uploadBytes }]) => [
      key,
      { requests: requests?.copy(), uploadBytes: uploadBytes?.copy() },
    ]),
  )
}

interface Places {
  hold<T>(limit: ConcurrencyLimit, call: MailboxCall, carryOut: () => T | Promise<T>): Promise<T>
}

/** The requests in progress, each with the time at which it will be done. */
function createPlaces(monotonicMs: () => number): Places {
  const untilMsOf = new Map<string, Set<{ untilMs: number }>>()
  return {
    hold: async ({ max, per, serviceTimeMs }, { appId, mailbox }, carryOut) => {
      const key = JSON.stringify(per === 'app' ? [appId] : [appId, mailbox])
      const taken = untilMsOf.get(key) ?? new Set()
      untilMsOf.set(key, taken)
      const nowMs = monotonicMs()
      if (taken.size >= max) {
        const firstFreeMs = Math.min(...[...taken].map(({ untilMs }) => untilMs))
        throw new ThrottleRefusal('mailboxConcurrency', Math.max(0, firstFreeMs - nowMs))
      }
      const place = { untilMs: nowMs + serviceTimeMs }
      taken.add(place)
      try {
        if (serviceTimeMs > 0) await pause(serviceTimeMs)
        return await carryOut()
      } finally {
        taken.delete(place)
      }
    },
  }
}
