import { createJournal, type Journal, type JournalRecord } from '../../control/journal.ts'

/** Receives each request with its answer. */
export type RequestWatcher = (request: JournalRecord) => void

/** A journal that reports each request when it is recorded: after the work, and before the answer leaves. */
export interface WatchedJournal extends Journal {
  /** Calls `watcher` for every request from now on, until the returned function is called. */
  watch(watcher: RequestWatcher): () => void
}

/** An empty journal without watchers. */
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
