import type { ControlRoom } from '../http/control-room.ts'
import { type Savable, saveAll } from '../savable.ts'

/** A state of the world that was kept under a name. */
interface SnapshotEntry {
  name: string
  /** What the calendar showed, ISO 8601. */
  now: string
}

/**
 * Named states of a world: what its servers hold, and the calendar. Credentials that were given out are none of it, nor
 * is anything outside the world, such as what a connector remembers.
 *
 * Putting a state back disarms all faults and forgets what callers were told, so that no test is struck by what an
 * earlier one armed. The journal goes on.
 */
export interface Snapshots {
  /** Keeps the present state; one of that name before is replaced. */
  save(name: string): SnapshotEntry
  /** Throws a RangeError naming the known ones when there is none of that name. */
  restore(name: string): void
  remove(name: string): boolean
  /** In the order in which they were kept. */
  list(): SnapshotEntry[]
  /** Back to the beginning: that state, and also the seed of random faults and an empty journal. Snapshots stay. */
  reset(): void
}

/** Snapshots of a room's calendar and of `parts`, without any yet. The beginning is the state of this moment. */
export function createSnapshots(room: ControlRoom, parts: readonly Savable[]): Snapshots {
  const { clock, faults, journal } = room
  const kept = new Map<string, { entry: SnapshotEntry; putBack: () => void }>()
  const keep = (): (() => void) => {
    const putPartsBack = saveAll([clock, ...parts])
    return () => {
      putPartsBack()
      faults.reset()
    }
  }
  const firstSeed = faults.seed()
  const backToTheBeginning = keep()
  return {
    save: (name) => {
      const entry = { name, now: clock.now().toISOString() }
      kept.delete(name)
      kept.set(name, { entry, putBack: keep() })
      return entry
    },
    restore: (name) => {
      const snapshot = kept.get(name)
      if (snapshot === undefined) throw new RangeError(`no snapshot "${name}"; there are ${namesOf(kept)}`)
      snapshot.putBack()
    },
    remove: (name) => kept.delete(name),
    list: () => [...kept.values()].map(({ entry }) => entry),
    reset: () => {
      backToTheBeginning()
      faults.reseed(firstSeed)
      journal.clear()
    },
  }
}

function namesOf(kept: Map<string, unknown>): string {
  return [...kept.keys()].join(', ') || 'none yet'
}
