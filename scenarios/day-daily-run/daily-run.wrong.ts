import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import type { ConnectorParts, Window } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { takesOnly } from '../wrong-connectors/taken-items.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Wrong about the window of a run, and about the work of earlier runs (DAY-1 to DAY-7). */
export const dailyRunFaults: WrongConnector[] = [
  faulty(
    {
      id: 'window-holds-both-ends',
      fault: 'A window includes the instant at which it ends.',
      mustRed: ['DAY-1', 'DAY-3'],
    },
    (right) => opens(right, { fromMs: 0, toMs: 1 }),
  ),
  faulty(
    {
      id: 'window-holds-neither-end',
      fault: 'A window excludes the instant at which it begins.',
      mustRed: ['DAY-1', 'DAY-3'],
    },
    (right) => opens(right, { fromMs: 1, toMs: 0 }),
  ),
  faulty(
    {
      id: 'window-of-the-local-calendar',
      fault: 'A window runs from midnight to midnight in Rome instead of the 24 hours before the run.',
      mustRed: ['DAY-1'],
    },
    (right) => ({
      windowFor: ({ now, state, backfill }, policy) => {
        if (backfill !== undefined) return backfill
        const midnight = DateTime.fromJSDate(now, { zone: 'Europe/Rome' }).startOf('day')
        const before = right.windowFor({ now: midnight.toJSDate(), state }, policy)
        const dayBefore = midnight.minus({ days: 1 }).toMillis()
        return { from: new Date(Math.min(before.from.getTime(), dayBefore)), to: midnight.toJSDate() }
      },
    }),
  ),
  faulty(
    {
      id: 'only-ever-24-hours',
      fault: 'A run looks back 24 hours, however long ago the last one was.',
      mustRed: ['DAY-5', 'DAY-7'],
    },
    (right) => ({ windowFor: ({ now, backfill }, policy) => right.windowFor({ now, backfill, state: {} }, policy) }),
  ),
  faulty(
    {
      id: 'a-month-at-most',
      fault: 'A run looks back thirty days at most, however long ago the last one was.',
      mustRed: ['DAY-5'],
    },
    (right) => ({
      windowFor: (question, policy): Window => {
        const { from, to } = right.windowFor(question, policy)
        return { from: new Date(Math.max(from.getTime(), to.getTime() - 30 * dayMs)), to }
      },
    }),
  ),
  faulty(
    {
      id: 'windows-of-whole-seconds',
      fault: 'Both ends of a window are rounded down to a full second.',
      mustRed: ['DAY-1'],
    },
    (right) => ({
      windowFor: (question, policy): Window => {
        const { from, to } = right.windowFor(question, policy)
        return { from: secondOf(from), to: secondOf(to) }
      },
    }),
  ),
  faulty(
    {
      id: 'told-window-not-heeded',
      fault: 'A backfill uses the window of the present day.',
      mustRed: ['DAY-3'],
    },
    (right) => ({ windowFor: ({ now, state }, policy) => right.windowFor({ now, state }, policy) }),
  ),
  faulty(
    {
      id: 'late-items-passed-over',
      fault: 'Items that reached TeleMessage more than a day after they were sent are ignored as too old.',
      mustRed: ['DAY-4'],
    },
    () => takesOnly(({ eventTime, captureTime }) => captureTime.getTime() - eventTime.getTime() <= dayMs),
  ),
  faulty(
    {
      id: 'forgets-what-it-imported',
      fault: 'The connector forgets after each run what it has imported, and does not look into the mailboxes.',
      mustRed: ['DAY-6'],
    },
    () => ({ searchesWithoutRecord: false }),
    {
      before: async (environment) => {
        await rm(join(environment.MT_STATE_DIR, 'imported-copies.log'), { force: true })
        return environment
      },
    },
  ),
]

function secondOf(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000)
}

function opens(right: ConnectorParts, moved: { fromMs: number; toMs: number }): Partial<ConnectorParts> {
  return {
    windowFor: (question, policy): Window => {
      const { from, to } = right.windowFor(question, policy)
      return { from: new Date(from.getTime() + moved.fromMs), to: new Date(to.getTime() + moved.toMs) }
    },
  }
}
