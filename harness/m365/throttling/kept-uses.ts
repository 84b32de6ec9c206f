import type { StateTables } from '../../control/state/state-tables.ts'
import type { Use } from './sliding-window.ts'

/** What is limited by a rate. */
export type LimitedRate = 'requests' | 'uploadBytes'

/** What an app used of its limits for a mailbox, oldest first. */
export type UsesOfLimits = Readonly<Record<LimitedRate, readonly Use[]>>

/** The same of several; each key stands for one app and one mailbox. */
export type UsesByKey = ReadonlyMap<string, UsesOfLimits>

/** What the tables have of the uses of limits. */
export interface KeptUses {
  /** Those of earlier starts, oldest first. */
  held(): UsesByKey
  /** Notes a use, which is kept a moment later, together with others of its key. */
  used(key: string, rate: LimitedRate, amount: number): void
  /** Keeps these, and nothing else. */
  replace(uses: UsesByKey): void
}

/** What is kept together: the uses of a moment, or all of them. */
interface Piece {
  /** The newest use in it. */
  atMs: number
  uses: UsesByKey
}

const nothingKept: KeptUses = { held: () => new Map(), used: () => {}, replace: () => {} }

/** The uses of a store. `longestMs` is how long any use counts at most, with the limits of the moment. */
export function createKeptUses(tables: StateTables, monotonicMs: () => number, longestMs: () => number): KeptUses {
  if (tables.lazily === undefined) return nothingKept
  const pieces = tables.map<Piece>('uses')
  // The clock of this machine may be behind that of another one. What is ahead of it would stay, with all that comes after it.
  for (const [key, piece] of pieces) {
    if (piece.atMs > monotonicMs()) pieces.set(key, presentOf(piece, monotonicMs()))
  }
  let next = Math.max(0, ...[...pieces.keys()].map(Number)) + 1
  let noted = new Map<string, Record<LimitedRate, number>>()
  const keep = (uses: UsesByKey): void => {
    const atMs = monotonicMs()
    pieces.set(String(next), { atMs, uses })
    next += 1
    for (const [key, piece] of pieces) {
      if (piece.atMs + longestMs() > atMs) break
      pieces.delete(key)
    }
  }
  tables.lazily(() => {
    if (noted.size === 0) return
    const atMs = monotonicMs()
    const usesOf = (amount: number): Use[] => (amount === 0 ? [] : [{ atMs, amount }])
    keep(
      new Map(
        [...noted].map(([key, { requests, uploadBytes }]) => [
          key,
          { requests: usesOf(requests), uploadBytes: usesOf(uploadBytes) },
        ]),
      ),
    )
    noted = new Map()
  })
  return {
    held: () => heldIn(pieces.values()),
    used: (key, rate, amount) => {
      const sums = noted.get(key) ?? { requests: 0, uploadBytes: 0 }
      noted.set(key, sums)
      sums[rate] += amount
    },
    replace: (uses) => {
      pieces.clear()
      noted.clear()
      if (uses.size > 0) keep(uses)
    },
  }
}

/** A piece without times that are yet to come. */
function presentOf({ uses }: Piece, nowMs: number): Piece {
  const present = ({ atMs, amount }: Use): Use => ({ atMs: Math.min(atMs, nowMs), amount })
  const presentUses = [...uses].map(([key, { requests, uploadBytes }]): [string, UsesOfLimits] => [
    key,
    { requests: requests.map(present), uploadBytes: uploadBytes.map(present) },
  ])
  return { atMs: nowMs, uses: new Map(presentUses) }
}

function heldIn(pieces: Iterable<Piece>): UsesByKey {
  const held = new Map<string, Record<LimitedRate, Use[]>>()
  for (const { uses } of pieces) {
    for (const [key, { requests, uploadBytes }] of uses) {
      const ofKey = held.get(key) ?? { requests: [], uploadBytes: [] }
      held.set(key, ofKey)
      ofKey.requests.push(...requests)
      ofKey.uploadBytes.push(...uploadBytes)
    }
  }
  return held
}
