import type { CapturedParticipant } from '../../contract/index.ts'
import type { Route } from '../rules.ts'
import type { Capture } from '../witness.ts'
import type { ResolvedItem } from './resolve-item.ts'
import type { SizeFate } from './size-fate.ts'

// A day may have millions of copies, so what the copies of an item have in common is kept once, and each of them is made when it is
// looked at.

/** What became of a copy. */
export type Disposition = 'imported' | 'partial' | 'skipped' | 'failed'

/** A copy that must be in a mailbox. */
export interface PredictedCopy {
  archiveMessageId: string
  /** The name of the message among those of its id; see `Messages`. */
  message: string
  /** Primary address, lower case. */
  mailbox: string
  /** The capture that is imported. Other captures of the message are skipped. */
  capture: Capture
  /** Participants who resolve to this mailbox. */
  participants: CapturedParticipant[]
  route: Route
  /** Index of the sync that imports it. */
  sync: number
  fate: Exclude<SizeFate, { kind: 'refused' }>
}

/** What must become of one capture in one mailbox. Without a mailbox: a capture that reaches no mailbox. */
export interface PredictedOutcome {
  capture: Capture
  mailbox?: string | undefined
  disposition: Disposition
}

/** The copies of a message that one sync imports. */
interface ItemCopies extends Pick<PredictedCopy, 'message' | 'capture' | 'sync' | 'fate'> {
  /** Where they go, in the order of the participants. */
  mailboxes: readonly string[]
  /** Who resolves to which mailbox; shared by the items with the same participants. */
  reached: ResolvedItem['reached']
}

/** By message. A list is replaced when it changes. */
export type Imported = Map<string, readonly ItemCopies[]>

/** Every copy; with `mailbox`, those in this mailbox. In the order of the messages, and then in that of their imports. */
export function* eachCopyOf(imported: Imported, mailbox?: string): Generator<PredictedCopy> {
  for (const all of imported.values()) {
    for (const copies of all) {
      if (mailbox === undefined) for (const one of copies.mailboxes) yield copyIn(one, copies)
      else if (copies.mailboxes.includes(mailbox)) yield copyIn(mailbox, copies)
    }
  }
}

function copyIn(mailbox: string, { message, capture, sync, fate, reached }: ItemCopies): PredictedCopy {
  const { participants = [], route = 'address' } = reached.get(mailbox) ?? {}
  return {
    archiveMessageId: capture.event.archiveMessageId,
    message,
    mailbox,
    capture,
    participants,
    route,
    sync,
    fate,
  }
}

/** What must become of one capture, mailbox by mailbox. */
export interface ItemOutcomes {
  capture: Capture
  /** Undefined stands for a capture that reaches no mailbox. */
  mailboxes: readonly (string | undefined)[]
  /** One for each of them, or one for all. */
  dispositions: Disposition | readonly Disposition[]
}

/** One disposition for all, if they are the same. */
export function dispositionsOf(each: readonly Disposition[]): ItemOutcomes['dispositions'] {
  const [first] = each
  return first !== undefined && each.every((one) => one === first) ? first : each
}

/** Every outcome, in the order of the items. */
export function* eachOutcomeOf(items: readonly ItemOutcomes[]): Generator<PredictedOutcome> {
  for (const { capture, mailboxes, dispositions } of items) {
    for (const [index, mailbox] of mailboxes.entries()) {
      const disposition = typeof dispositions === 'string' ? dispositions : (dispositions[index] ?? 'failed')
      yield { capture, ...(mailbox !== undefined && { mailbox }), disposition }
    }
  }
}
