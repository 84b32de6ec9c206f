import type { SyncSeen } from './smoke.ts'
import { type Judgement, notReached, ok, wrong } from './step.ts'

/** Did the sync end as done? */
export function judgeDone({ outcome }: SyncSeen): Judgement {
  if (outcome.status === 'done') return ok()
  return wrong(
    `it ended as "${outcome.status}"; ${outcome.message}`,
    'end with exit code 0 (a service: status "done") when everything is archived; 75 (try-again) is for temporary problems',
  )
}

/** Is the import log valid? It may also be absent. */
export function judgeImportLog({ importLog }: SyncSeen): Judgement {
  if (importLog.state === 'absent') {
    return ok('there is no import log, so the requirements on it (LOG) will be inapplicable')
  }
  if (importLog.state === 'unreadable') {
    return wrong(
      `line ${importLog.lineNumber}: ${importLog.problem}`,
      'write one JSON object on each line of MT_IMPORT_LOG, in the form of harness/contract/import-log.ts, and the summary last; or write no import log',
    )
  }
  if (importLog.records.at(-1)?.record === 'summary') return ok()
  return wrong(
    'the last line is not a summary',
    'end the import log with the summary of the sync; a log without a summary counts as cut off',
  )
}

/** A day later, in the same world: is there still exactly one copy? */
export function judgeNextDay(sync: SyncSeen | undefined): Judgement {
  if (sync === undefined) return notReached()
  const { outcome, copies } = sync
  if (outcome.status !== 'done') {
    return wrong(
      `the sync of the next day ended as "${outcome.status}"; ${outcome.message}`,
      'let a second sync succeed when there is nothing new; MT_STATE_DIR is then as the first sync left it',
    )
  }
  if (copies.length === 1) return ok()
  return wrong(
    `after the sync of the next day there are ${copies.length} copies of the one message`,
    'store in MT_STATE_DIR (a service: by stateId) the time up to which everything is imported, and continue from there',
  )
}

/** In a new world, equal to the first: is the message archived again? */
export function judgeNewWorld(sync: SyncSeen | undefined): Judgement {
  if (sync === undefined) return notReached()
  if (sync.copies.length > 0) return ok()
  return wrong(
    `with a new, empty MT_STATE_DIR nothing was written; ${sync.outcome.message}`,
    'store everything you must remember in MT_STATE_DIR (a service: by stateId) and nowhere else; every scenario begins with an empty folder',
  )
}
