import type { CaptureEvent } from '../../contract/index.ts'
import { inventAttachment, type Quirk, quirks } from '../media.ts'
import { edit, react, reply } from './answers.ts'
import type { Conversation } from './conversations.ts'
import type { DayInProgress } from './day-in-progress.ts'
import { type DeletionRule, deletionRules, erase } from './deletions.ts'
import { longText, oversizeAttachment, oversizeTogether } from './large-items.ts'
import { commonNotices, groupNotices, type Notice } from './notices.ts'
import type { OriginalKind } from './original-kind.ts'
import { type Particular, particulars } from './particulars.ts'
import type { RecentMessage } from './recent-messages.ts'
import { captureAgain, sayTheSame } from './repeats.ts'
import { say } from './say.ts'
import type { Wish } from './wish.ts'

/** Something that a day must not leave to chance. */
export type Errand = SimpleErrand | ReferringErrand

/** Takes one capture. */
interface SimpleErrand {
  carryOut(day: DayInProgress, captureTime: Date): CaptureEvent
}

/** Takes two captures at most: its own, and before it one that it can refer to. */
interface ReferringErrand {
  /** Undefined if no earlier message suits. */
  carryOut(day: DayInProgress, captureTime: Date): CaptureEvent | undefined
  /** Makes a message that suits. */
  prepare(day: DayInProgress, captureTime: Date): CaptureEvent
}

/** How many captures an errand takes at most. */
export function capturesFor(errand: Errand): number {
  return 'prepare' in errand ? 2 : 1
}

const hourMs = 60 * 60 * 1000

/** Days of this many items or more contain items of many times the usual size. */
const largeItemsFromCount = 200

/**
 * The errands of a day of `itemCount` items that begins at `from`. The kinds of item come first, because a small day
 * has no room for everything.
 */
export function errandsOf({ conversations }: DayInProgress, itemCount: number, from: Date): Errand[] {
  // Both of two equal messages must be in the day: one that was captured before the day proves nothing about it.
  const isOfTheDay = ({ event }: RecentMessage): boolean => event.captureTime >= from
  const colleagues = conversations.direct.filter(({ capturers }) => capturers.length === 2)
  return [
    ...(['text', 'image', 'audio', 'voice-note', 'video', 'document', 'gif', 'sticker'] as const).map(original),
    ...(['call', 'location', 'contact', 'system'] as const).map(original),
    following(react),
    following(edit),
    following((day, captureTime) =>
      erase(day, captureTime, { by: 'sender', chat: 'direct', readBy: 'all', scope: 'for-all' }),
    ),
    following(reply),
    ...(colleagues.length > 0 ? [capturedByBoth(colleagues, isOfTheDay)] : []),
    following((day, captureTime) => sayTheSame(day, captureTime, isOfTheDay)),
    wishing(() => ({ conversation: conversations.crowd })),
    ...[5 * hourMs, 60 * hourMs].map((lateMs) => wishing(() => ({ lateMs }))),
    ...calls(),
    ...(Object.keys(particulars) as Particular[]).map(withParticular),
    ...[...groupNotices, ...commonNotices].map(noticed),
    ...quirks.map(awkwardFile),
    equalNames(),
    ...deletionRules.map(deletion),
    ...(itemCount < largeItemsFromCount ? [] : [oversizeAttachment, oversizeTogether, longText].map(wishing)),
  ]
}

function wishing(wish: (day: DayInProgress) => Wish): SimpleErrand {
  return { carryOut: (day, captureTime) => say(day, captureTime, wish(day)) }
}

function original(kind: OriginalKind): SimpleErrand {
  return wishing(() => ({ kind }))
}

/** In a group, because it has members to mention. */
function withParticular(particular: Particular): SimpleErrand {
  return wishing(({ chance, conversations }) => ({
    kind: chance.pick(particulars[particular]),
    conversation: chance.pick(conversations.groups),
    particular,
  }))
}

function noticed(notice: Notice): SimpleErrand {
  return wishing(({ chance, conversations }) => ({
    kind: 'system',
    conversation: chance.pick(conversations.groups),
    notice,
  }))
}

/** An errand that refers to an ordinary text between two people. */
function following(carryOut: ReferringErrand['carryOut']): ReferringErrand {
  const wish = ({ chance, conversations }: DayInProgress): Wish => ({
    conversation: chance.pick(conversations.direct),
    direction: 'outgoing',
  })
  return { carryOut, prepare: (day, captureTime) => say(day, captureTime, wish(day)) }
}

/** CAP-10, with the phones of both sides: the sender's and the recipient's. */
function capturedByBoth(colleagues: Conversation[], suits: (message: RecentMessage) => boolean): ReferringErrand {
  return {
    carryOut: (day, captureTime) =>
      captureAgain(day, captureTime, (message) => colleagues.includes(message.conversation) && suits(message)),
    prepare: (day, captureTime) => say(day, captureTime, { conversation: day.chance.pick(colleagues) }),
  }
}

function deletion(rule: DeletionRule): ReferringErrand {
  const conversationsFor = ({ conversations }: DayInProgress): readonly Conversation[] =>
    ({ direct: conversations.direct, group: conversations.groups, broadcast: conversations.broadcasts })[rule.chat]
  const direction = rule.by === 'sender' ? 'outgoing' : 'incoming'
  return {
    carryOut: (day, captureTime) => erase(day, captureTime, rule),
    prepare: (day, captureTime) =>
      say(day, captureTime, { conversation: day.chance.pick(conversationsFor(day)), direction }),
  }
}

function calls(): SimpleErrand[] {
  return (['voice', 'video'] as const).flatMap((mode) =>
    (['answered', 'missed', 'rejected'] as const).map((outcome) =>
      wishing(() => ({ kind: 'call', call: { mode, outcome } })),
    ),
  )
}

function awkwardFile(quirk: Quirk): SimpleErrand {
  return wishing(({ chance }) => ({
    kind: 'document',
    attachments: (sentAt) => [inventAttachment({ chance, kind: 'document', sentAt, quirk })],
  }))
}

/** Two different files with the same name in one item (CNV-6). */
function equalNames(): SimpleErrand {
  return wishing(({ chance }) => ({
    kind: 'video',
    attachments: (sentAt) => {
      const first = inventAttachment({ chance, kind: 'video', sentAt })
      return [first, { ...inventAttachment({ chance, kind: 'video', sentAt }), fileName: first.fileName }]
    },
  }))
}
