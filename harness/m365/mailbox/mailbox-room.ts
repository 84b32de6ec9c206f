import type { Savable } from '../../control/savable.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import type { Preservation } from './evidence/preservation.ts'
import type { FolderTree } from './folder-tree.ts'

/** What a mailbox takes up, and how much more it accepts. Recoverable Items do not count towards the quota of a mailbox. */
export interface MailboxRoom extends Savable {
  /** The size of its messages without Recoverable Items, in bytes. */
  usedBytes(): number
  /** The size of what is in Recoverable Items. */
  recoverableBytes(): number
  /** Whether the mailbox has room for that many more bytes, outside of Recoverable Items. */
  hasRoom(moreBytes: number): boolean
  /** Whether Recoverable Items have room for that many more bytes. */
  hasRecoverableRoom(moreBytes: number): boolean
  /** The largest size of its messages, and of Recoverable Items; what is left out stays. */
  setQuota(quota: { quotaBytes?: number | undefined; recoverableQuotaBytes?: number | undefined }): void
}

/** What is needed of the mailbox itself. */
interface Parts {
  tables: StateTables
  entryId: string
  quotaBytes: number
  preservation: Preservation
  folders: FolderTree
  /** The size of all messages. */
  allBytes(): number
}

/** The room of a mailbox. */
export function createMailboxRoom({ tables, entryId, preservation, folders, allBytes, ...parts }: Parts): MailboxRoom {
  const quota = tables.value<{ quotaBytes: number; recoverableQuotaBytes?: number | undefined }>('quota', () => ({
    quotaBytes: parts.quotaBytes,
  }))
  const recoverableBytes = (): number => folders.recoverable().reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const isWithin = (bytes: number): boolean => bytes <= quota.get().quotaBytes
  const usedBytes = (): number => allBytes() - recoverableBytes()
  return {
    usedBytes,
    recoverableBytes,
    // What is in Recoverable Items is added up only for a mailbox that is nearly full.
    hasRoom: (moreBytes) => isWithin(allBytes() + moreBytes) || isWithin(usedBytes() + moreBytes),
    hasRecoverableRoom: (moreBytes) =>
      recoverableBytes() + moreBytes <=
      (quota.get().recoverableQuotaBytes ?? preservation.recoverableQuotaBytes(entryId)),
    setQuota: (changes) => {
      const present = quota.get()
      quota.set({
        quotaBytes: changes.quotaBytes ?? present.quotaBytes,
        recoverableQuotaBytes: changes.recoverableQuotaBytes ?? present.recoverableQuotaBytes,
      })
    },
    save: quota.save,
  }
}
