import { createJournal, type Journal, type JournalRecord } from '../../control/journal.ts'

/** Hears of an exchange. */
export type ExchangeWatcher = (exchange: JournalRecord) => void

/** A journal that tells of each exchange at the moment when it is recorded: after the work, and before the answer leaves. */
export interface WatchedJournal extends Journal {
  /** Tells `watcher` of every exchange from now on, until the function that it gives is called. */
  watch(watcher: ExchangeWatcher): () => void
}

/** An empty journal that nobody watches yet. */
export function createWatchedJournal(): WatchedJournal {
  const journal = createJournal()
  const watchers = new Set<ExchangeWatcher>()
  return {
    ...journal,
    record: (exchange) => {
      journal.record(exchange)
      for (const watcher of watchers) watcher(exchange)
    },
    watch: (watcher) => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}
