import { createFolderRequestSchema, graphPaths, type MailboxFolder } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readMailJson } from '../graph/json-body.ts'
import { contextOf, mailboxListOptions, pageOf, readSkipPaging, skipPagingOptions } from '../graph/paging.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { readQuery } from '../graph/query-options.ts'
import type { Folder } from '../mailbox/folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import { type GraphOperation, graphOperation } from './graph-operation.ts'
import { folderInPath, mailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

/**
 * The folders of a mailbox. The tenant is permissive: a client may create any folder, even in a place that is wrong for
 * an archive.
 */
export function folderOperations(services: Services): Operation[] {
  const operation = (
    name: string,
    method: 'GET' | 'POST',
    path: string,
    answer: (request: WireRequest, mailbox: Mailbox) => WireResponse,
  ): GraphOperation => ({
    name,
    method,
    path,
    role: method === 'GET' ? 'MailboxFolder.Read.All' : 'MailboxFolder.ReadWrite.All',
    honours: /(?:list|children)$/.test(name) ? ['page size'] : [],
    answer: (request) => answer(request, mailboxInPath(services, request)),
  })
  const operations = [
    operation('folders.list', 'GET', graphPaths.folders, (request, mailbox) =>
      listChildren(services, request, mailbox, rootOf(mailbox)),
    ),
    operation('folders.children', 'GET', graphPaths.childFolders, (request, mailbox) =>
      listChildren(services, request, mailbox, folderInPath(mailbox, request)),
    ),
    operation('folders.get', 'GET', graphPaths.folder, (request, mailbox) => getFolder(request, mailbox)),
    operation('folders.create', 'POST', graphPaths.folders, (request, mailbox) =>
      createFolder(request, mailbox, rootOf(mailbox)),
    ),
    operation('folders.createChild', 'POST', graphPaths.childFolders, (request, mailbox) =>
      createFolder(request, mailbox, folderInPath(mailbox, request)),
    ),
  ]
  return operations.map((each) => graphOperation(services, each))
}

function rootOf(mailbox: Mailbox): Folder {
  return mailbox.folders.wellKnown('msgfolderroot')
}

function listChildren({ cutPage }: Services, request: WireRequest, mailbox: Mailbox, parent: Folder): WireResponse {
  const { url } = request
  const options = readQuery(url, skipPagingOptions, mailboxListOptions)
  const range = readSkipPaging(options, { preferred: preferredPageSize(request) })
  const page = pageOf(mailbox.folders.children(parent.folderId), range, {
    url,
    metadata: 'mailboxFolders',
    cutPage,
    show: (folder) => mailboxFolder(mailbox, folder),
  })
  return jsonResponse(200, page)
}

function getFolder(request: WireRequest, mailbox: Mailbox): WireResponse {
  readQuery(request.url, [])
  return folderAnswer(200, request, mailbox, folderInPath(mailbox, request))
}

function createFolder(request: WireRequest, mailbox: Mailbox, parent: Folder): WireResponse {
  readQuery(request.url, [])
  const { displayName, type = 'IPF.Note' } = readMailJson(request.body, createFolderRequestSchema)
  const { folders } = mailbox
  if (folders.childNamed(parent.folderId, displayName)) throw new GraphRefusal('folderExists', displayName)
  return folderAnswer(201, request, mailbox, folders.add({ displayName, type }, parent.folderId))
}

function folderAnswer(status: number, { url }: WireRequest, mailbox: Mailbox, folder: Folder): WireResponse {
  const body: MailboxFolder = {
    '@odata.context': contextOf(url, 'mailboxFolders/$entity'),
    ...mailboxFolder(mailbox, folder),
  }
  return jsonResponse(status, body)
}

function mailboxFolder({ folders }: Mailbox, folder: Folder): MailboxFolder {
  return {
    id: folder.folderId,
    displayName: folder.displayName,
    parentFolderId: folder.parentFolderId ?? '',
    childFolderCount: folders.children(folder.folderId).length,
    totalItemCount: folder.messages.size,
    type: folder.type,
  }
}
