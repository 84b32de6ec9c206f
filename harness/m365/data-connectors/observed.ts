/**
 * What was seen of a run from outside, whatever the connector says of itself (TEN-8): at the site and in the mailboxes. So it
 * is there for every connector.
 */
export interface Observed {
  /** Different items that the site served. */
  itemsFetched: number
  copiesImported: number
  /** Imports that a mailbox refused. One that is tried again and then stored counts here, too. */
  importsRefused: number
  /** Size of the requests whose copies were imported. */
  bytesImported: number
}

/** Nothing yet. */
export const nothingObserved: Observed = { itemsFetched: 0, copiesImported: 0, importsRefused: 0, bytesImported: 0 }

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

/** Counts what the running connectors do. The figures of a run that has ended are kept with the run. */
export interface Observatory {
  /** From now on, what is done under these names belongs to the run. */
  watch(runId: string, names: { account: string; clientId: string }): void
  /** The run has ended. Returns what was seen of it. */
  unwatch(runId: string): Observed
  see(sighting: Sighting): void
  /** Whether a run is watched now. */
  isWatching(): boolean
  /** What was seen so far of a run that is watched; nothing of others. */
  of(runId: string): Observed
}

/** An observatory that has seen nothing. */
export function createObservatory(): Observatory {
  const watched = new Map<string, Watched>()
  const matches = (sighting: Sighting, { account, clientId }: Watched): boolean =>
    sighting.kind === 'import' ? sighting.clientId === clientId : sighting.account === account
  return {
    watch: (runId, names) => {
      watched.set(runId, { ...names, seen: { ...nothingObserved }, itemIds: new Set() })
    },
    unwatch: (runId) => {
      const { seen } = watched.get(runId) ?? { seen: nothingObserved }
      watched.delete(runId)
      return seen
    },
    see: (sighting) => {
      for (const run of watched.values()) if (matches(sighting, run)) count(run, sighting)
    },
    isWatching: () => watched.size > 0,
    of: (runId) => ({ ...(watched.get(runId)?.seen ?? nothingObserved) }),
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
