import { requireRecoverableRoom } from '../../mail/limits.ts'
import type { CaseContext } from './ediscovery-parts.ts'
import type { FoundItem } from './found-item.ts'

/**
 * Deletes what a search found. `recoverable`: into Deletions, as the owner deletes. Permanently: as the owner purges, so that what
 * a hold, a policy or single item recovery keeps is kept (Microsoft Purview, search and purge). Items in the hidden folders of Recoverable Items are
 * out of reach. Returns how many are gone from where people see them, and how many of them are kept.
 */
export function purge(
  items: readonly FoundItem[],
  { isPermanent }: { isPermanent: boolean },
  { mailboxes }: Pick<CaseContext, 'mailboxes'>,
): { deleted: number; kept: number } {
  let deleted = 0
  let kept = 0
  for (const { entryId, message: found } of items) {
    const mailbox = mailboxes.byEntry(entryId)
    // By the id that stays: meanwhile the item may have been moved.
    const message = mailbox?.message(found.immutableId)
    if (mailbox === undefined || message === undefined) continue
    const { folders } = mailbox
    if (isPermanent) {
      if (mailbox.purge(message) !== undefined) kept += 1
    } else if (!folders.isRecoverable(folders.get(message.folderId))) {
      requireRecoverableRoom(mailbox, [message])
      mailbox.move(message, folders.wellKnown('recoverableitemsdeletions'))
      kept += 1
    } else {
      continue
    }
    deleted += 1
  }
  return { deleted, kept }
}
