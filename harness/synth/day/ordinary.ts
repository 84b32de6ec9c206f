import type { CaptureEvent } from '../../contract/index.ts'
import { edit, react, reply } from './answers.ts'
import type { DayInProgress } from './day-in-progress.ts'
import { deletionRules, erase } from './deletions.ts'
import type { OriginalKind } from './original-kind.ts'
import { type Particular, particulars } from './particulars.ts'
import { captureAgain, sayTheSame } from './repeats.ts'
import { say } from './say.ts'

type Doing = (day: DayInProgress, captureTime: Date) => CaptureEvent | undefined

const original =
  (kind: OriginalKind): Doing =>
  (day, captureTime) =>
    say(day, captureTime, { kind })

/** In a group where it must be one, otherwise in any conversation. */
const withParticular =
  (particular: Particular): Doing =>
  (day, captureTime) => {
    const { chance, conversations } = day
    const group = particular === 'mention' ? { conversation: chance.pick(conversations.groups) } : {}
    return say(day, captureTime, { kind: chance.pick(particulars[particular]), particular, ...group })
  }

/** How often each thing happens, in thousandths; the rest is text. */
const shares: readonly [thousandths: number, doing: Doing][] = [
  [75, react],
  [75, captureAgain],
  [70, reply],
  [60, original('call')],
  [20, edit],
  [15, (day, captureTime) => erase(day, captureTime, day.chance.pick(deletionRules))],
  [15, withParticular('mention')],
  [14, original('image')],
  [12, withParticular('forwarded')],
  [10, withParticular('link-preview')],
  [15, original('system')],
  [8, original('voice-note')],
  [6, original('document')],
  [5, original('location')],
  [5, original('contact')],
  [4, original('video')],
  [3, original('sticker')],
  [3, sayTheSame],
  [2, original('gif')],
  [2, original('audio')],
  [2, withParticular('view-once')],
  [2, withParticular('lost-media')],
  [1, withParticular('partly-lost-media')],
]

/** Captures the next thing on an ordinary day. */
export function goOn(day: DayInProgress, captureTime: Date): CaptureEvent {
  let roll = day.chance.int(1, 1_000)
  for (const [thousandths, doing] of shares) {
    if (roll <= thousandths) return doing(day, captureTime) ?? say(day, captureTime)
    roll -= thousandths
  }
  return say(day, captureTime)
}
