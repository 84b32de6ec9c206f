import type { VirtualClock } from '../../../control/clock.ts'
import type { Preservation } from '../../mailbox/evidence/preservation.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'
import type { Holds } from '../holds/holds.ts'
import type { SettingsStore } from '../settings.ts'
import type { Policies } from './policies.ts'

const gigabyte = 1024 ** 3

/** What Recoverable Items may take up: 30 GB, 100 GB with any hold or retaining policy, 110 GB with a Litigation Hold. */
const quotaBytes = { usual: 30 * gigabyte, held: 100 * gigabyte, litigation: 110 * gigabyte } as const

/** What the preservation looks at. */
export interface PreservationOptions {
  clock: Pick<VirtualClock, 'now'>
  settings: Pick<SettingsStore, 'present' | 'ofMailbox'>
  holds: Pick<Holds, 'onMailbox' | 'litigationOf'>
  policies: Pick<Policies, 'isRetaining'>
  mailboxOf(entryId: string): Mailbox | undefined
}

/** How holds, policies and settings decide about a mailbox when something in it is purged or changed. */
export function preservationOf({ clock, settings, holds, policies, mailboxOf }: PreservationOptions): Preservation {
  const keeperOf = (entryId: string): ReturnType<Holds['onMailbox']> | 'retention' => {
    const held = holds.onMailbox(entryId, clock.now())
    if (held !== undefined) return held
    const mailbox = mailboxOf(entryId)
    return mailbox !== undefined && policies.isRetaining(mailbox) ? 'retention' : undefined
  }
  const isExempt = (entryId: string, { isDraft, folderId }: Message): boolean =>
    (isDraft && settings.present().draftsWithoutVersions === 'unsent') ||
    mailboxOf(entryId)?.folders.wellKnown('drafts').folderId === folderId
  return {
    keeps: (entryId) =>
      keeperOf(entryId) ?? (settings.ofMailbox(entryId).singleItemRecovery ? 'single item recovery' : undefined),
    keepsVersions: (entryId, message) => !isExempt(entryId, message) && keeperOf(entryId) !== undefined,
    recoverableQuotaBytes: (entryId) => {
      if (holds.litigationOf(entryId) !== undefined) return quotaBytes.litigation
      return keeperOf(entryId) === undefined ? quotaBytes.usual : quotaBytes.held
    },
  }
}
