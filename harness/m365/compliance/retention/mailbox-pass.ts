import { placeOfPurged } from '../../mailbox/evidence/preservation.ts'
import { messageBytes } from '../../mailbox/kept/stored-message.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'
import type { HeldBy, Holds } from '../holds/holds.ts'
import type { Deletions } from '../recoverable-items/deletion-times.ts'
import { presentItems, type RecoverableItem, recoverableItems } from '../recoverable-items/recoverable-items.ts'
import type { SettingsStore } from '../settings.ts'
import { type RetentionVerdict, retentionVerdict } from './principles.ts'
import type { RetentionPolicy } from './retention-policies.ts'

/** What the assistant did in one mailbox. */
export interface MailboxPass {
  readonly entryId: string
  /** Items that a policy moved into Recoverable Items. */
  softDeleted: number
  /** Items that are gone for good. */
  erased: number
  /** Items in Recoverable Items that would be gone if nothing kept them. */
  kept: number
  /** Items that a policy deletes, and for which Recoverable Items have no room. */
  blocked: number
  /** Whether there are policies, and the mailbox is too small for them. */
  isSmall: boolean
}

/** What a pass works with. */
export interface PassOptions {
  holds: Holds
  deletions: Deletions
  settings: Pick<SettingsStore, 'ofMailbox'>
  /** The policies that reach a mailbox of this size. */
  policiesOf(mailbox: Mailbox): { policies: readonly RetentionPolicy[]; isSmall: boolean }
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * Goes through a mailbox as of an instant: first the delay hold, then what policies delete, then Recoverable Items. Items that change while a
 * query is evaluated are left to the next pass.
 */
export async function passMailbox(options: PassOptions, mailbox: Mailbox, at: Date): Promise<MailboxPass> {
  const { holds, deletions } = options
  const { entryId, folders } = mailbox
  holds.delay.process(entryId, at)
  const { policies, isSmall } = options.policiesOf(mailbox)
  const done: MailboxPass = { entryId, softDeleted: 0, erased: 0, kept: 0, blocked: 0, isSmall }
  const verdictOf = (message: Message, modified: Date): RetentionVerdict =>
    retentionVerdict({ received: message.receivedTime ?? message.createdTime, modified }, policies)
  if (policies.some(({ action }) => action !== 'retain')) {
    for (const message of presentItems(folders)) {
      if (verdictOf(message, message.modifiedTime).deletedAtMs > at.getTime()) continue
      if (!mailbox.hasRecoverableRoom(messageBytes(message))) {
        mailbox.refuseDelete(message)
        done.blocked += 1
        continue
      }
      deletions.date(mailbox.move(message, folders.recoverableNamed('Deletions'), {}, 'assistant'), at)
      done.softDeleted += 1
    }
  }
  for (const item of recoverableItems(folders)) {
    const { message } = item
    if (isWithinRetention(options, mailbox.entryId, item, at)) continue
    const { keptUntilMs } = verdictOf(message, deletions.of(message).modifiedTime)
    const keptBy = await keeperOf(options, mailbox, { message, keptUntilMs, at })
    // The number of a change is that of one state of a message.
    if (folders.get(message.folderId)?.messages.get(message.arrived)?.changed !== message.changed) continue
    if (keptBy === undefined) {
      mailbox.erase(message)
      done.erased += 1
    } else {
      keepIn(mailbox, item, keptBy)
      done.kept += 1
    }
  }
  return done
}

/** Deleted items stay for the days of the mailbox. Versions do not: nobody can recover one. */
function isWithinRetention(
  { deletions, settings }: PassOptions,
  entryId: string,
  { place, message }: RecoverableItem,
  at: Date,
): boolean {
  if (place === 'Versions') return false
  const retentionMs = settings.ofMailbox(entryId).deletedItemRetentionDays * dayMs
  return deletions.of(message).at.getTime() + retentionMs > at.getTime()
}

async function keeperOf(
  { holds }: PassOptions,
  mailbox: Mailbox,
  { message, keptUntilMs, at }: { message: Message; keptUntilMs: number; at: Date },
): Promise<HeldBy | 'retention' | undefined> {
  const held = await holds.onItem({ mailbox, message }, at)
  return held ?? (keptUntilMs > at.getTime() ? 'retention' : undefined)
}

/** What is kept longer than its owner could recover it leaves the owner's sight. */
function keepIn(mailbox: Mailbox, { place, message }: RecoverableItem, keptBy: HeldBy | 'retention'): void {
  const wanted = placeOfPurged(keptBy)
  if (place !== 'Versions' && place !== wanted) {
    mailbox.move(message, mailbox.folders.recoverableNamed(wanted), {}, 'assistant')
  }
}
