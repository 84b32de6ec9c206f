import { startStopwatch } from '../../control/clock.ts'
import { secondsLeft } from './time-left.ts'

/**
 * What was seen of a run from outside, whatever the connector says of itself (TEN-8): at the site and in the mailboxes. So it
 * is there for every connector. While a run lasts, no count goes back.
 */
export interface Observed {
  /** Different items that the site served. */
  itemsFetched: number
  copiesImported: number
  /** Imports that a mailbox refused. One that is tried again and then stored counts here, too. */
  importsRefused: number
  /** Copies that a mailbox refused and did not take later; null while the run lasts. */
  copiesRefused: number | null
  /**
   * Items whose copies were offered to no mailbox; null while the run lasts, and if the copies of the connector do not
   * name their messages (`X-TELEMESSAGE-ArchiveMessageID`).
   */
  itemsSkipped: number | null
  /** Size of the requests whose copies were imported. */
  bytesImported: number
  /** An estimate in real time; null as long as too little was seen. 0 at the end. */
  secondsLeft: number | null
}

/** Nothing yet. */
export const nothingObserved: Observed = {
  itemsFetched: 0,
  copiesImported: 0,
  importsRefused: 0,
  copiesRefused: null,
  itemsSkipped: null,
  bytesImported: 0,
  secondsLeft: null,
}

/** An item that the site served. */
interface SeenItem {
  itemId: string
  archiveMessageId: string
}

/** One thing that a connector was seen to do, by the name under which it did it. */
type Sighting =
  /** `share` is the part of the window up to the end of the page, from 0 to 1. */
  | { kind: 'items'; account: string; items: readonly SeenItem[]; share: number }
  /** `copy` stands for mailbox and content; the message is the one that it is a copy of, if it says so. */
  | {
      kind: 'import'
      clientId: string
      isStored: boolean
      bytes: number
      copy: string
      archiveMessageId?: string | undefined
    }

/** Under which names a run does what it does, and how many copies of an item are to be expected. */
interface WatchedNames {
  connectorId: string
  account: string
  clientId: string
  /** From an earlier run of the connector; undefined if there was none. */
  copiesPerItem: number | undefined
}

/** A run that is watched. */
interface Watched {
  names: WatchedNames
  elapsedMs: () => number
  copiesImported: number
  importsRefused: number
  bytesImported: number
  /** The message of each item. */
  items: Map<string, string>
  share: number
  refused: Set<string>
  offered: Set<string>
}

/** Counts what the running connectors do. The figures of a run that has ended are kept with the run. */
export interface Observatory {
  /** From now on, what is done under these names belongs to the run. */
  watch(runId: string, names: WatchedNames): void
  /** The run has ended. Returns what was seen of it. */
  unwatch(runId: string): Observed
  see(sighting: Sighting): void
  /** Whether a run is watched now. */
  isWatching(): boolean
  /** What was seen so far of a run that is watched; nothing of others. */
  of(runId: string): Observed
}

/** An observatory that has seen nothing. `changed` is called with each connector that something was seen of. */
export function createObservatory(changed: (connectorId: string) => void = () => {}): Observatory {
  const watched = new Map<string, Watched>()
  const matches = (sighting: Sighting, { names }: Watched): boolean =>
    sighting.kind === 'import' ? sighting.clientId === names.clientId : sighting.account === names.account
  return {
    watch: (runId, names) => {
      const sets = { items: new Map(), refused: new Set<string>(), offered: new Set<string>() }
      const counts = { copiesImported: 0, importsRefused: 0, bytesImported: 0, share: 0 }
      watched.set(runId, { names, elapsedMs: startStopwatch(), ...counts, ...sets })
    },
    unwatch: (runId) => {
      const run = watched.get(runId)
      watched.delete(runId)
      return run === undefined ? nothingObserved : inTheEnd(run)
    },
    see: (sighting) => {
      for (const run of watched.values()) {
        if (!matches(sighting, run)) continue
        count(run, sighting)
        changed(run.names.connectorId)
      }
    },
    isWatching: () => watched.size > 0,
    of: (runId) => {
      const run = watched.get(runId)
      return run === undefined ? nothingObserved : soFar(run)
    },
  }
}

function count(run: Watched, sighting: Sighting): void {
  switch (sighting.kind) {
    case 'items':
      for (const { itemId, archiveMessageId } of sighting.items) run.items.set(itemId, archiveMessageId)
      run.share = Math.max(run.share, sighting.share)
      return
    case 'import':
      if (sighting.archiveMessageId !== undefined) run.offered.add(sighting.archiveMessageId)
      if (!sighting.isStored) {
        run.importsRefused += 1
        run.refused.add(sighting.copy)
        return
      }
      run.refused.delete(sighting.copy)
      run.copiesImported += 1
      run.bytesImported += sighting.bytes
      return
    default:
      sighting satisfies never
  }
}

function soFar({ names, elapsedMs, items, share, ...run }: Watched): Observed {
  const { copiesImported, importsRefused, bytesImported } = run
  const seen = { itemsFetched: items.size, share, imports: copiesImported + importsRefused }
  return {
    ...nothingObserved,
    ...{ itemsFetched: items.size, copiesImported, importsRefused, bytesImported },
    secondsLeft: secondsLeft(seen, names.copiesPerItem, elapsedMs() / 1000),
  }
}

function inTheEnd(run: Watched): Observed {
  return { ...soFar(run), copiesRefused: run.refused.size, itemsSkipped: itemsSkipped(run), secondsLeft: 0 }
}

/** Null if there were imports, and none of them named its message. */
function itemsSkipped({ items, offered, copiesImported, importsRefused }: Watched): number | null {
  if (offered.size === 0 && copiesImported + importsRefused > 0) return null
  return [...items.values()].filter((archiveMessageId) => !offered.has(archiveMessageId)).length
}
