import { createJournal, type Journal, type JournalRecord } from '../../control/journal.ts'

/** Hears of a request and its answer. */
export type RequestWatcher = (request: JournalRecord) => void

/** A journal that tells of each request at the moment when it is recorded: after the work, and before the answer leaves. */
export interface WatchedJournal extends Journal {
  /** Tells `watcher` of every request from now on, until the function that it gives is called. */
  watch(watcher: RequestWatcher): () => void
}

/** An empty journal that nobody watches yet. */
export function createWatchedJournal(): WatchedJournal {
  const journal = createJournal()
  const watchers = new Set<RequestWatcher>()
  return {
    ...journal,
    record: (request) => {
      journal.record(request)
      for (const watcher of watchers) watcher(request)
    },
    watch: (watcher) => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}
