import type { ControlRoom } from '../http/control-room.ts'
import { type Savable, saveAll } from '../savable.ts'

/** A state of the world, saved under a name. */
interface SnapshotEntry {
  name: string
  /** The time of the calendar, ISO 8601. */
  now: string
}

/**
 * Named states of a world: the data of its servers, and the calendar. They contain no issued credentials and nothing
 * outside the world, such as what a connector remembers.
 *
 * Restoring a state disarms all faults and forgets all waits, so that the faults of one test cannot strike a later
 * test. The journal continues.
 */
export interface Snapshots {
  /** Saves the present state; replaces an earlier one with the same name. */
  save(name: string): SnapshotEntry
  /** Throws a RangeError with the known names if there is no snapshot with this name. */
  restore(name: string): void
  remove(name: string): boolean
  /** In the order in which they were saved. */
  list(): SnapshotEntry[]
  /**
   * Goes back to the beginning: restores the first state and the first seed of random faults, and empties the journal.
   * Snapshots stay.
   */
  reset(): void
}

/** Snapshots of a room's calendar and of `parts`, empty at first. The beginning is the state at this moment. */
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
      faults.reseed(faults.firstSeed())
      journal.clear()
    },
  }
}

function namesOf(kept: Map<string, unknown>): string {
  return [...kept.keys()].join(', ') || 'none yet'
}
