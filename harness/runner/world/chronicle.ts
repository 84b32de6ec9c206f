import type { Savable } from '../../control/savable.ts'
import type { Capture, SyncWitness } from '../../oracle/index.ts'
import type { Person } from '../../synth/index.ts'
import { shareParticipants } from './shared-participants.ts'
import type { WorldSettings } from './world-settings.ts'

/** What the harness keeps about a world besides its servers: its people, its captures, its syncs, its settings. */
export interface Chronicle extends Savable {
  readonly people: Person[]
  readonly captures: Capture[]
  readonly syncs: SyncWitness[]
  readonly settings: WorldSettings
  /** The capture, which shares what it can with earlier ones. */
  shared(capture: Capture): Capture
}

/** An empty chronicle with automatic mapping. */
export function createChronicle(): Chronicle {
  const people: Person[] = []
  const captures: Capture[] = []
  const syncs: SyncWitness[] = []
  const settings: WorldSettings = { automaticMapping: true }
  return {
    people,
    captures,
    syncs,
    settings,
    shared: shareParticipants(),
    save: () => {
      const kept = { people: [...people], captures: [...captures], syncs: [...syncs], settings: cloneOf(settings) }
      // Restored in place, because scenarios and the world hold these objects.
      return () => {
        refill(people, kept.people)
        refill(captures, kept.captures)
        refill(syncs, kept.syncs)
        Object.assign(settings, { customMapping: undefined, defaultRegion: undefined }, cloneOf(kept.settings))
      }
    },
  }
}

function cloneOf(settings: WorldSettings): WorldSettings {
  const { customMapping } = settings
  return customMapping
    ? { ...settings, customMapping: { ...customMapping, rows: [...customMapping.rows] } }
    : { ...settings }
}

function refill<T>(list: T[], values: readonly T[]): void {
  list.length = 0
  for (const value of values) list.push(value)
}
