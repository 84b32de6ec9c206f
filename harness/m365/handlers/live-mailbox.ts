import type { DirectoryEntry } from '../../contract/index.ts'
import type { WireRequest } from '../../control/http/wire.ts'
import { hasMailbox } from '../directory.ts'
import { GraphRefusal } from '../errors.ts'
import type { Folder } from '../folder-tree.ts'
import { looksLikeStoreId } from '../identifiers.ts'
import type { Mailbox } from '../mailbox.ts'
import type { Services } from '../services.ts'

/**
 * The mailbox of an entry, if mail can reach it: a blocked sign-in does not matter, the state of the mailbox does
 * (MAP-12). Throws `mailboxNotEnabled`.
 */
export function requireLiveMailbox({ mailboxes }: Services, entry: DirectoryEntry): Mailbox {
  const mailbox = hasMailbox(entry) && entry.mailbox === 'active' ? mailboxes.byEntry(entry.entryId) : undefined
  if (mailbox === undefined) throw new GraphRefusal('mailboxNotEnabled')
  return mailbox
}

/** The mailbox that a path names. Throws `mailboxUndiscoverable`, `mailboxNotEnabled`. */
export function mailboxInPath(services: Services, { params }: WireRequest): Mailbox {
  const mailbox = services.mailboxes.byId(params['mailboxId'] ?? '')
  if (mailbox === undefined) throw new GraphRefusal('mailboxUndiscoverable')
  return requireLiveMailbox(services, services.directory.object(mailbox.entryId).entry)
}

/** The folder that a path names, by id or well-known name. Throws `idMalformed`, `itemNotFound`. */
export function folderInPath(mailbox: Mailbox, { params }: WireRequest): Folder {
  const folderId = params['folderId'] ?? ''
  const folder = mailbox.folders.resolve(folderId)
  if (folder !== undefined) return folder
  throw new GraphRefusal(looksLikeStoreId(folderId) ? 'itemNotFound' : 'idMalformed')
}
