import { setTimeout as pause } from 'node:timers/promises'
import { monotonicMs as realMonotonicMs } from '../../control/clock.ts'
import type { Savable } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { createKeptUses, type LimitedRate, type UsesByKey, type UsesOfLimits } from './kept-uses.ts'
import type { ConcurrencyLimit, RateLimit, ThrottlingLimits } from './limits.ts'
import { createSlidingWindow, type SlidingWindow, type Use } from './sliding-window.ts'
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
type Rates = Record<LimitedRate, SlidingWindow | undefined>

const unused: UsesOfLimits = { requests: [], uploadBytes: [] }

/** What a throttle is made from. */
interface ThrottleOptions {
  /** The limits as long as no others were set. */
  initial?: ThrottlingLimits | undefined
  /** The real clock; a test that must not wait passes its own. */
  monotonicMs?: () => number
  tables: StateTables
}

/**
 * A throttle with the limits that were set last, and with what the tables have of earlier requests: no request waits until it is counted there, that
 * follows a moment later. Requests in progress end with the process.
 */
export function createThrottle({ initial = {}, monotonicMs = realMonotonicMs, tables }: ThrottleOptions): Throttle {
  const later = tables.value<ThrottlingLimits | undefined>('limits', () => undefined)
  let limits = later.get() ?? initial
  const keptUses = createKeptUses(tables, monotonicMs, () => longestMsOf(limits))
  const windowFor = (limit: RateLimit | undefined, earlier: readonly Use[]): SlidingWindow | undefined =>
    limit && createSlidingWindow(limit, monotonicMs, earlier)
  let rates = new Map<string, Rates>()
  const ratesOf = (key: string, { requests, uploadBytes }: UsesOfLimits = unused): Rates => {
    const known = rates.get(key)
    if (known !== undefined) return known
    const fresh = {
      requests: windowFor(limits.requests, requests),
      uploadBytes: windowFor(limits.uploadBytes, uploadBytes),
    }
    rates.set(key, fresh)
    return fresh
  }
  for (const [key, uses] of keptUses.held()) ratesOf(key, uses)
  const places = createPlaces(monotonicMs)
  return {
    pass: async (call, carryOut) => {
      if (Object.keys(limits).length === 0) return carryOut()
      const key = JSON.stringify([call.appId, call.mailbox])
      const used = (rate: LimitedRate, amount: number): void => keptUses.used(key, rate, amount)
      const { requests, uploadBytes } = ratesOf(key)
      if (requests) count(requests, used)
      if (uploadBytes && call.uploadBytes > 0) use(uploadBytes, call.uploadBytes, used)
      return limits.concurrency ? places.hold(limits.concurrency, call, carryOut) : carryOut()
    },
    limit: (others) => {
      later.set(others)
      limits = others
      rates = new Map()
      keptUses.replace(new Map())
    },
    save: () => {
      const putBack = later.save()
      const kept = { limits, rates: cloneOf(rates) }
      return () => {
        putBack()
        limits = kept.limits
        rates = cloneOf(kept.rates)
        keptUses.replace(usesIn(rates))
      }
    },
  }
}

function longestMsOf({ requests, uploadBytes }: ThrottlingLimits): number {
  return Math.max(requests?.windowMs ?? 0, uploadBytes?.windowMs ?? 0)
}

/** Refused requests count as well: an app that does not wait stays refused. */
function count(requests: SlidingWindow, used: (rate: LimitedRate, amount: number) => void): void {
  const isRoom = requests.waitMs(1) === 0
  requests.add(1)
  used('requests', 1)
  if (!isRoom) throw new ThrottleRefusal('tooManyRequests', requests.waitMs(1))
}

function use(uploadBytes: SlidingWindow, sizeBytes: number, used: (rate: LimitedRate, amount: number) => void): void {
  const waitMs = uploadBytes.waitMs(sizeBytes)
  if (waitMs > 0) throw new ThrottleRefusal('tooManyRequests', waitMs)
  uploadBytes.add(sizeBytes)
  used('uploadBytes', sizeBytes)
}

function cloneOf(rates: Map<string, Rates>): Map<string, Rates> {
  return new Map(
    [...rates].map(([key, { requests, uploadBytes }]) => [
      key,
      { requests: requests?.copy(), uploadBytes: uploadBytes?.copy() },
    ]),
  )
}

function usesIn(rates: Map<string, Rates>): UsesByKey {
  return new Map(
    [...rates].map(([key, { requests, uploadBytes }]) => [
      key,
      { requests: requests?.uses() ?? [], uploadBytes: uploadBytes?.uses() ?? [] },
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
