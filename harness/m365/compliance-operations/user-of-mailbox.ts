import type { Directory } from '../directory/directory.ts'
import { GraphRefusal } from '../graph/errors.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Services } from '../operations/services.ts'

/**
 * The mailbox of a user, named by the user principal name or an address in any letter case. Somebody who left is found, too, unless the name
 * has become somebody else's. Throws `mailboxOfNobody`.
 */
export function mailboxOf({ directory, mailboxes }: Pick<Services, 'directory' | 'mailboxes'>, name: string): Mailbox {
  const present = directory.user(name) ?? directory.holderOf(name)
  const found =
    present ?? directory.objects().find(({ entry }) => entry.userPrincipalName.toLowerCase() === name.toLowerCase())
  const mailbox = found === undefined ? undefined : mailboxes.byEntry(found.entry.entryId)
  if (mailbox === undefined) throw new GraphRefusal('mailboxOfNobody', name)
  return mailbox
}

/** The user principal name by which answers name the user of a mailbox. */
export function userOf(directory: Pick<Directory, 'object'>, entryId: string): string {
  return directory.object(entryId).entry.userPrincipalName
}
