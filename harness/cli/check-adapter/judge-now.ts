import type { SyncSeen } from './smoke.ts'
import { type Judgement, ok, wrong } from './step.ts'

const advice = 'use MT_NOW as the current time everywhere in the connector, and never the clock of the machine'
/** Window ends that do not show another clock: at midnight in any time zone. */
const toleranceMs = 36 * 60 * 60 * 1000

/** Do the windows in which it looked for items end at the virtual present? */
export function judgeNow({ requests, now }: SyncSeen): Judgement {
  const ends = requests
    .filter((one) => one.server === 'telemessage' && one.operation === 'items.list' && one.status === 200)
    .map((one) => new URLSearchParams(one.path.split('?')[1]).get('to') ?? '')
    .map((text) => new Date(text))
  const latestMs = Math.max(...ends.map((end) => end.getTime()))
  if (Math.abs(latestMs - now.getTime()) <= toleranceMs) return ok()
  const latest = Number.isFinite(latestMs) ? new Date(latestMs).toISOString() : 'no instant'
  return wrong(`it looked for items up to ${latest}, and MT_NOW was ${now.toISOString()}`, advice)
}
