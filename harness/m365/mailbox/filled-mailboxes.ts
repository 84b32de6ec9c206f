import type { DirectoryEntry } from '../../contract/index.ts'
import type { FilledMailbox } from '../../control/control-plane/filled-mailbox.ts'
import type { Mailbox } from './mailbox.ts'
import { visibleFolders } from './visible-folders.ts'

/** The mailboxes with at least one message in a folder that the user sees, and the folders of these messages. */
export function filledMailboxes(
  mailboxes: readonly Mailbox[],
  ownerOf: (entryId: string) => Pick<DirectoryEntry, 'primaryAddress' | 'userPrincipalName'>,
): FilledMailbox[] {
  return mailboxes.flatMap((mailbox) => {
    const folders = visibleFolders(mailbox)
      .map(({ folder, path }) => ({ folderId: folder.folderId, path, messageCount: folder.messages.size }))
      .filter(({ messageCount }) => messageCount > 0)
    if (folders.length === 0) return []
    const { primaryAddress, userPrincipalName } = ownerOf(mailbox.entryId)
    const messageCount = folders.reduce((sum, folder) => sum + folder.messageCount, 0)
    return [{ address: primaryAddress.toLowerCase(), userPrincipalName, messageCount, folders }]
  })
}
