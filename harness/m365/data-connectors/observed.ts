import type { Savable } from '../../control/savable.ts'

/**
 * What was seen of a run from outside, whatever the connector says of itself (TEN-8): at the site and in the mailboxes. So it
 * is there for every connector.
 */
interface Observed {
  /** Different items that the site served. */
  itemsFetched: number
  copiesImported: number
  /** Imports that a mailbox refused. One that is tried again and then stored counts here, too. */
  importsRefused: number
  /** Size of the requests whose copies were imported. */
  bytesImported: number
}

const nothing: Observed = { itemsFetched: 0, copiesImported: 0, importsRefused: 0, bytesImported: 0 }

/** One thing that a connector was seen to do, by the name under which it did it. */
type Sighting =
  | { kind: 'items'; account: string; itemIds: readonly string[] }
  | { kind: 'import'; clientId: string; isStored: boolean; bytes: number }

/** A run that is watched. */
interface Watched {
  account: string
  clientId: string
  seen: Observed
  itemIds: Set<string>
}

/** Counts what the running connectors do. */
export interface Observatory extends Savable {
  /** From now on, what is done under these names belongs to the run. */
  watch(runId: string, names: { account: string; clientId: string }): void
  /** The run has ended; its figures stay. */
  unwatch(runId: string): void
  see(sighting: Sighting): void
  /** Whether a run is watched now. */
  isWatching(): boolean
  of(runId: string): Observed
}

/** An observatory that has seen nothing. */
export function createObservatory(): Observatory {
  const watched = new Map<string, Watched>()
  const ended = new Map<string, Observed>()
  const matches = (sighting: Sighting, { account, clientId }: Watched): boolean =>
    sighting.kind === 'import' ? sighting.clientId === clientId : sighting.account === account
  return {
    watch: (runId, names) => {
      watched.set(runId, { ...names, seen: { ...nothing }, itemIds: new Set() })
    },
    unwatch: (runId) => {
      const run = watched.get(runId)
      if (run !== undefined) ended.set(runId, run.seen)
      watched.delete(runId)
    },
    see: (sighting) => {
      for (const run of watched.values()) if (matches(sighting, run)) count(run, sighting)
    },
    isWatching: () => watched.size > 0,
    of: (runId) => ({ ...(watched.get(runId)?.seen ?? ended.get(runId) ?? nothing) }),
    // What was seen was seen: a state of the world that is restored does not undo a run.
    save: () => () => {},
  }
}

function count({ seen, itemIds }: Watched, sighting: Sighting): void {
  switch (sighting.kind) {
    case 'items':
      for (const itemId of sighting.itemIds) itemIds.add(itemId)
      seen.itemsFetched = itemIds.size
      return
    case 'import':
      if (sighting.isStored) {
        seen.copiesImported += 1
        seen.bytesImported += sighting.bytes
      } else {
        seen.importsRefused += 1
      }
      return
    default:
      sighting satisfies never
  }
}
