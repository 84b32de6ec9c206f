import type { DirectoryEntry } from '../../contract/index.ts'
import type { WireRequest } from '../../control/wire.ts'
import { hasMailbox } from '../directory/directory.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { looksLikeStoreId } from '../graph/identifiers.ts'
import { withKeySegments } from '../graph/odata/index.ts'
import type { Folder } from '../mailbox/folder.ts'
import { mailFolderAt } from '../mailbox/mail-folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'
import type { Services } from './services.ts'

/**
 * The mailbox of an entry, if mail can reach it. The state of the mailbox decides this, and a blocked sign-in does not
 * matter (MAP-12). Throws `mailboxNotEnabled`.
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

/**
 * The mailbox of the user that a path names by id or user principal name; Graph does not accept other addresses of the
 * user here. Soft-deleted users, groups and contacts are not found. Throws `userInvalid`, `mailboxNotEnabled`.
 */
export function userMailboxInPath(services: Services, { params, url }: WireRequest): Mailbox {
  const userId = params['userId'] ?? ''
  const user = services.directory.user(userId)
  if (user === undefined) throw new GraphRefusal('userInvalid', userId)
  const mailbox = requireLiveMailbox(services, user.entry)
  requireNesting(mailbox, url.pathname)
  return mailbox
}

/**
 * Every folder that a path names below another one must be there: `/mailFolders/a/childFolders/b/messages` is found by `b`
 * alone. Throws `idMalformed`, `itemNotFound`.
 */
function requireNesting(mailbox: Mailbox, pathname: string): void {
  if (!/\/childFolders\/[^/]+\//i.test(pathname)) return
  const chain = /\/mailFolders\/([^/]+(?:\/childFolders\/[^/]+)+)/i.exec(withKeySegments(pathname))?.[1] ?? ''
  const folders = chain.split(/\/childFolders\//i).map((id) => mailFolderAt(mailbox, decodeURIComponent(id)).folder)
  const isNested = folders.every(({ parentFolderId }, at) => at === 0 || parentFolderId === folders[at - 1]?.folderId)
  if (!isNested) throw new GraphRefusal('itemNotFound')
}

/** The folder of any kind that a path of the import session names, by id or well-known name. Throws `idMalformed`, `itemNotFound`. */
export function folderInPath(mailbox: Mailbox, { params }: WireRequest): Folder {
  const folderId = params['folderId'] ?? ''
  const folder = mailbox.folders.resolve(folderId)
  if (folder !== undefined) return folder
  throw new GraphRefusal(looksLikeStoreId(folderId) ? 'itemNotFound' : 'idMalformed')
}

/** The message that a path names, in the mail folder that it names, if any. Throws `idMalformed`, `itemNotFound`. */
export function messageInPath(mailbox: Mailbox, { params }: WireRequest): Message {
  const { messageId = '', folderId } = params
  const message = mailbox.message(messageId)
  if (message === undefined) throw new GraphRefusal(looksLikeStoreId(messageId) ? 'itemNotFound' : 'idMalformed')
  const isElsewhere =
    folderId !== undefined && mailFolderAt(mailbox, folderId).folder !== mailbox.folders.get(message.folderId)
  if (isElsewhere) throw new GraphRefusal('itemNotFound')
  return message
}
