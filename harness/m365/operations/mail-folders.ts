import {
  createMailFolderRequestSchema,
  mailFolderPaths,
  moveRequestSchema,
  updateMailFolderRequestSchema,
} from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { documentedOfFolders } from '../graph/documented.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readActionJson, readMailJson } from '../graph/json-body.ts'
import {
  collectionAnswer,
  entityAnswer,
  type Projection,
  readEntityQuery,
  readListQuery,
  wholeOf,
} from '../graph/odata/index.ts'
import { anyPageSize } from '../graph/paging.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { readFlag, readQuery } from '../graph/query-options.ts'
import { requireRecoverableRoom } from '../mail/limits.ts'
import { keyed, userMetadata, withLocation } from '../mail/mail-answer.ts'
import { copyTree } from '../mailbox/folder-copy.ts'
import { removeFolder, softDeletedWith } from '../mailbox/folder-removal.ts'
import { type FolderInMailbox, mailFolderAt, mailFoldersBelow, mailFolderTypeIn } from '../mailbox/mail-folder.ts'
import { type GraphOperation, graphOperation } from './graph-operation.ts'
import { userMailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

type Answer = (request: WireRequest, at: FolderInMailbox) => WireResponse

/**
 * Mail folders, over the same tree as the folders of the import session. The tenant is permissive: a client may create
 * any folder, even in a place that is wrong for an archive.
 */
export function mailFolderOperations(services: Services): Operation[] {
  const operation = (name: string, method: GraphOperation['method'], path: string, answer: Answer): Operation =>
    graphOperation(services, {
      name: `mailFolders.${name}`,
      method,
      path,
      role: method === 'GET' ? 'Mail.ReadBasic.All' : 'Mail.ReadWrite',
      // Ids of folders never change.
      honours: ['list', 'children'].includes(name) ? ['item ids', 'page size'] : ['item ids'],
      answer: (request) => answer(request, folderInPath(services, request)),
    })
  const { folders, folder, childFolders, childFolder, move, copy } = mailFolderPaths
  return [
    operation('list', 'GET', folders, (request, at) => listFolders(services, request, at)),
    operation('create', 'POST', folders, createFolder),
    operation('get', 'GET', folder, getFolder),
    operation('update', 'PATCH', folder, updateFolder),
    operation('delete', 'DELETE', folder, deleteFolder),
    operation('move', 'POST', move, moveFolder),
    operation('copy', 'POST', copy, copyFolder),
    operation('children', 'GET', childFolders, (request, at) => listFolders(services, request, at)),
    operation('createChild', 'POST', childFolders, createFolder),
    operation('getChild', 'GET', childFolder, getFolder),
    operation('updateChild', 'PATCH', childFolder, updateFolder),
    operation('deleteChild', 'DELETE', childFolder, deleteFolder),
  ]
}

/** A path without a folder is about the root. A folder below another one must exist. */
function folderInPath(services: Services, request: WireRequest): FolderInMailbox {
  const { folderId = 'msgfolderroot', parentFolderId } = request.params
  const mailbox = userMailboxInPath(services, request)
  const at = mailFolderAt(mailbox, folderId)
  const parent = parentFolderId === undefined ? undefined : mailFolderAt(mailbox, parentFolderId).folder
  if (parent !== undefined && at.folder.parentFolderId !== parent.folderId) throw new GraphRefusal('itemNotFound')
  return at
}

const hiddenOption = 'includeHiddenFolders'

function listFolders({ cutPage, mailSettings }: Services, request: WireRequest, parent: FolderInMailbox): WireResponse {
  const { url } = request
  const query = readListQuery(url, {
    type: mailFolderTypeIn(parent.mailbox),
    store: 'exchange',
    custom: [hiddenOption],
    topMax: anyPageSize,
    pageSize: preferredPageSize(request),
    sortsByFilterOnly: mailSettings.sortsByFilterOnly,
  })
  const isHiddenToo = readFlag(hiddenOption, query.custom[hiddenOption])
  const rows = mailFoldersBelow(parent, isHiddenToo ? 'hidden too' : undefined)
  return jsonResponse(200, collectionAnswer(rows, query, { url, metadata: metadataOf(request), cutPage }))
}

function getFolder(request: WireRequest, at: FolderInMailbox): WireResponse {
  const { url } = request
  return folderAnswer(200, request, at, readEntityQuery(url, mailFolderTypeIn(at.mailbox)))
}

function createFolder(request: WireRequest, { mailbox, folder: parent }: FolderInMailbox): WireResponse {
  readQuery(request.url, [])
  const { displayName, isHidden = false } = readMailJson(
    request.body,
    createMailFolderRequestSchema,
    documentedOfFolders,
  )
  requireFreeName({ mailbox, folder: parent }, displayName)
  const plan = { displayName, type: 'IPF.Note', ...(isHidden ? { isHidden } : {}) }
  return folderAnswer(201, request, { mailbox, folder: mailbox.folders.add(plan, parent.folderId) })
}

function updateFolder(request: WireRequest, { mailbox, folder }: FolderInMailbox): WireResponse {
  readQuery(request.url, [])
  const changes = readMailJson(request.body, updateMailFolderRequestSchema, documentedOfFolders)
  const { displayName = folder.displayName, isHidden = folder.isHidden === true } = changes
  if (isHidden !== (folder.isHidden === true)) throw new GraphRefusal('folderHiddenForGood')
  if (displayName !== folder.displayName) {
    requireOrdinary({ mailbox, folder })
    const parent = mailbox.folders.get(folder.parentFolderId ?? '')
    if (parent !== undefined) requireFreeName({ mailbox, folder: parent }, displayName, folder)
    mailbox.folders.change(folder, { displayName })
  }
  return folderAnswer(200, request, { mailbox, folder })
}

function deleteFolder({ url }: WireRequest, { mailbox, folder }: FolderInMailbox): WireResponse {
  readQuery(url, [])
  requireOrdinary({ mailbox, folder })
  requireRecoverableRoom(mailbox, softDeletedWith(mailbox, folder))
  removeFolder(mailbox, folder)
  return { status: 204, headers: {}, body: '' }
}

/** The id stays: only messages get another id when they are moved. */
function moveFolder(request: WireRequest, { mailbox, folder }: FolderInMailbox): WireResponse {
  readQuery(request.url, [])
  const { destinationId } = readActionJson(request.body, moveRequestSchema)
  requireOrdinary({ mailbox, folder })
  const { folder: destination } = mailFolderAt(mailbox, destinationId)
  if (mailbox.folders.isWithin(destination, folder)) throw new GraphRefusal('folderIntoItself')
  requireFreeName({ mailbox, folder: destination }, folder.displayName, folder)
  const softDeleted = mailbox.folders.isRecoverable(destination) ? softDeletedWith(mailbox, folder, 'at once') : []
  requireRecoverableRoom(mailbox, softDeleted)
  mailbox.folders.change(folder, { parentFolderId: destination.folderId })
  mailbox.softDeleted(softDeleted)
  return folderAnswer(201, request, { mailbox, folder })
}

function copyFolder(request: WireRequest, { mailbox, folder }: FolderInMailbox): WireResponse {
  readQuery(request.url, [])
  const { destinationId } = readActionJson(request.body, moveRequestSchema)
  const { folder: destination } = mailFolderAt(mailbox, destinationId)
  if (mailbox.folders.isWithin(destination, folder)) throw new GraphRefusal('folderIntoItself')
  requireFreeName({ mailbox, folder: destination }, folder.displayName)
  return folderAnswer(201, request, { mailbox, folder: copyTree(mailbox, folder, destination) })
}

/** `self`, the folder itself, may keep its name or change its letter case. */
function requireFreeName(
  { mailbox, folder: parent }: FolderInMailbox,
  name: string,
  self?: FolderInMailbox['folder'],
): void {
  const taken = mailbox.folders.childNamed(parent.folderId, name)
  if (taken !== undefined && taken !== self) throw new GraphRefusal('folderExists', name)
}

/**
 * Throws `folderDistinguished` for a folder that Graph knows by a well-known name, and for one that contains the
 * Deletions of Recoverable Items: a deleted folder moves there, and would be below itself.
 */
function requireOrdinary({ mailbox: { folders }, folder }: FolderInMailbox): void {
  const holdsDeletions = folders.isWithin(folders.wellKnown('recoverableitemsdeletions'), folder)
  if (folder.wellKnownName !== undefined || holdsDeletions) throw new GraphRefusal('folderDistinguished')
}

function folderAnswer(
  status: number,
  request: WireRequest,
  at: FolderInMailbox,
  projection: Projection<FolderInMailbox> = wholeOf(mailFolderTypeIn(at.mailbox)),
): WireResponse {
  const { url } = request
  const metadata = metadataOf(request)
  const answer = jsonResponse(status, entityAnswer(at, projection, { url, metadata }))
  if (status !== 201) return answer
  return withLocation(answer, url, userMetadata(request, keyed('mailFolders', at.folder.folderId)))
}

/** The collection that a path is about: that of the user, or the one below a folder. */
function metadataOf(request: WireRequest): string {
  const { folderId, parentFolderId } = request.params
  const isBelow = /\/childFolders\/?$/i.test(request.url.pathname)
  const parent = isBelow ? folderId : parentFolderId
  if (parent === undefined) return userMetadata(request, 'mailFolders')
  return userMetadata(request, keyed('mailFolders', parent), 'childFolders')
}
