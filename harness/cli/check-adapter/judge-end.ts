import type { SyncSeen } from './smoke.ts'
import { type Judgement, notReached, ok, wrong } from './step.ts'

/** Did the sync end as done? */
export function judgeDone({ outcome }: SyncSeen): Judgement {
  if (outcome.status === 'done') return ok()
  return wrong(
    `it ended as "${outcome.status}"; ${outcome.message}`,
    'end with exit code 0 (a service: status "done") when everything is archived; 75 (try-again) is for what time mends',
  )
}

/** Is the import log one? There need not be any. */
export function judgeImportLog({ importLog }: SyncSeen): Judgement {
  if (importLog.state === 'absent') {
    return ok('there is none, so that the requirements on the import log (LOG) will be inapplicable')
  }
  if (importLog.state === 'unreadable') {
    return wrong(
      `line ${importLog.lineNumber}: ${importLog.problem}`,
      'write one JSON object a line to MT_IMPORT_LOG, as harness/contract/import-log.ts has them, the summary last; or none at all',
    )
  }
  if (importLog.records.at(-1)?.record === 'summary') return ok()
  return wrong(
    'the last line is no summary',
    'end the import log with the summary of the sync; without it, it is cut off',
  )
}

/** A day later, in the same world: is there still one copy? */
export function judgeNextDay(sync: SyncSeen | undefined): Judgement {
  if (sync === undefined) return notReached()
  const { outcome, copies } = sync
  if (outcome.status !== 'done') {
    return wrong(
      `the sync of the day after ended as "${outcome.status}"; ${outcome.message}`,
      'make a second sync work that finds nothing new; MT_STATE_DIR is then as the first has left it',
    )
  }
  if (copies.length === 1) return ok()
  return wrong(
    `after the sync of the day after there are ${copies.length} copies of the one message`,
    'keep in MT_STATE_DIR (a service: by stateId) up to when everything was imported, and go on from there',
  )
}

/** In a new world, equal to the first: is the message archived again? */
export function judgeNewWorld(sync: SyncSeen | undefined): Judgement {
  if (sync === undefined) return notReached()
  if (sync.copies.length > 0) return ok()
  return wrong(
    `with a new, empty MT_STATE_DIR nothing was written; ${sync.outcome.message}`,
    'keep what is remembered in MT_STATE_DIR (a service: by stateId) and nowhere else; every scenario begins with an empty one',
  )
}
