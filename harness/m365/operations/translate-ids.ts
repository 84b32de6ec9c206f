import { graphClientPaths, type TranslateIdsRequest, translateIdsRequestSchema } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readActionJson } from '../graph/json-body.ts'
import type { Resource } from '../graph/odata/index.ts'
import { contextOf } from '../graph/paging.ts'
import { readQuery } from '../graph/query-options.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import { graphOperation } from './graph-operation.ts'
import { userMailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

/** The kinds of ids, and the ids of one kind as those of another. */
export function translateIdOperations(services: Services): Operation[] {
  return [
    graphOperation(services, {
      name: 'translateExchangeIds',
      method: 'POST',
      path: graphClientPaths.translateExchangeIds,
      role: 'User.Read.All',
      answer: (request) => translate(services, request),
    }),
  ]
}

function translate(services: Services, request: WireRequest): WireResponse {
  const { url } = request
  readQuery(url, [])
  const mailbox = userMailboxInPath(services, request)
  const { inputIds, sourceIdType, targetIdType } = readActionJson(request.body, translateIdsRequestSchema)
  for (const type of [sourceIdType, targetIdType]) {
    // The binary ids of MAPI: the tenant has none.
    if (/entryId$/i.test(type) && type !== 'restImmutableEntryId') throw new GraphRefusal('notImplemented', type)
  }
  return jsonResponse(200, {
    '@odata.context': contextOf(url, 'Collection(microsoft.graph.convertIdResult)'),
    value: inputIds.map((sourceId) => translated(mailbox, sourceId, { sourceIdType, targetIdType })),
  })
}

type IdTypes = Pick<TranslateIdsRequest, 'sourceIdType' | 'targetIdType'>

function translated(mailbox: Mailbox, sourceId: string, { sourceIdType, targetIdType }: IdTypes): Resource {
  const asked = sourceIdType === 'ewsId' ? sourceId.replaceAll('/', '-').replaceAll('+', '_') : sourceId
  const found = mailbox.message(asked)
  const isOfType =
    found !== undefined && asked === (sourceIdType === 'restImmutableEntryId' ? found.immutableId : found.messageId)
  const folder = mailbox.folders.get(asked)
  // Ids of folders never change.
  const restId = folder?.folderId ?? (targetIdType === 'restImmutableEntryId' ? found?.immutableId : found?.messageId)
  if (restId === undefined || (folder === undefined && !isOfType)) {
    const { code, message } = new GraphRefusal('itemNotFound')
    return { sourceId, errorDetails: { code, message } }
  }
  return { sourceId, targetId: targetIdType === 'ewsId' ? restId.replaceAll('-', '/').replaceAll('_', '+') : restId }
}
