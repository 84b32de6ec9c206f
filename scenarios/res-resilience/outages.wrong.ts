import type { WrongConnector } from '../../harness/runner/index.ts'
import { keepingWindows } from '../wrong-connectors/kept-window.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Wrong about the windows of runs that failed or were killed (RES-5, RES-9). */
export const outageFaults: WrongConnector[] = [
  {
    id: 'one-bad-day-remembered',
    fault: 'A run that fails records its own 24 hours, and not those of the failed runs before it.',
    mustRed: ['RES-9'],
    connector: keepingWindows(({ after, environment: { MT_NOW: now } }) =>
      after.begunFrom === undefined
        ? after
        : { ...after, begunFrom: new Date(new Date(now).getTime() - dayMs).toISOString() },
    ),
  },
  {
    id: 'window-kept-at-the-end-of-a-run',
    fault: 'A run records where its window began when it fails, so a run that is killed leaves no record.',
    mustRed: ['RES-5'],
    connector: keepingWindows(({ before, after, outcome }) => (outcome.trouble === 'killed' ? before : after)),
  },
  {
    id: 'window-closed-at-its-beginning',
    fault: 'A run records its window as completed before it reads it, and takes that back when it fails.',
    mustRed: ['RES-5'],
    connector: keepingWindows(({ after, outcome, environment: { MT_NOW: now } }) =>
      outcome.trouble === 'killed' ? { schemaVersion: 1, completedTo: now } : after,
    ),
  },
]
