import { type ExchangeSettings, graphPaths } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { graphUserType } from '../directory/graph-user.ts'
import { usersToFilter } from '../directory/user-lookup.ts'
import { requireDirectoryQuery } from '../directory/user-query.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { collectionAnswer, entityAnswer, readEntityQuery, readListQuery } from '../graph/odata/index.ts'
import { contextOf } from '../graph/paging.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { readQuery } from '../graph/query-options.ts'
import { readDirectorySearch } from '../search/directory-search.ts'
import { graphOperation } from './graph-operation.ts'
import { userMailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

const role = 'User.Read.All'

/** The users of the tenant, and whether they have a mailbox. */
export function userOperations(services: Services): Operation[] {
  return [
    graphOperation(services, {
      name: 'users.list',
      method: 'GET',
      path: graphPaths.users,
      role,
      honours: ['page size'],
      answer: (request) => listUsers(services, request),
    }),
    graphOperation(services, {
      name: 'users.get',
      method: 'GET',
      path: graphPaths.user,
      role,
      answer: (request) => getUser(services, request),
    }),
    graphOperation(services, {
      name: 'users.exchangeSettings',
      method: 'GET',
      path: graphPaths.exchangeSettings,
      role,
      answer: (request) => exchangeSettings(services, request),
    }),
  ]
}

function listUsers({ directory, cutPage }: Services, request: WireRequest): WireResponse {
  const { url, headers } = request
  const pageSize = preferredPageSize(request)
  const query = readListQuery(url, { type: graphUserType, store: 'directory', custom: ['$search'], pageSize })
  const isEventual = headers['consistencylevel']?.toLowerCase() === 'eventual'
  requireDirectoryQuery(query, isEventual && query.count !== undefined)
  const search = query.custom['$search']
  if (search !== undefined && !isEventual) throw new GraphRefusal('searchNeedsHeader')
  // Without the header the directory ignores `$count` silently.
  const counted = { ...query, count: isEventual ? query.count : undefined }
  const listed = usersToFilter(directory, query.filter?.node)
  const users = search === undefined ? listed : listed.filter(readDirectorySearch(search))
  return jsonResponse(200, collectionAnswer(users, counted, { url, metadata: 'users', cutPage }))
}

function getUser({ directory }: Services, { url, params }: WireRequest): WireResponse {
  const query = readEntityQuery(url, graphUserType)
  const userId = params['userId'] ?? ''
  const user = directory.user(userId)
  if (user === undefined) throw new GraphRefusal('userNotFound', userId)
  return jsonResponse(200, entityAnswer(user, query, { url, metadata: 'users' }))
}

function exchangeSettings(services: Services, request: WireRequest): WireResponse {
  const { url } = request
  readQuery(url, [])
  const { mailboxId } = userMailboxInPath(services, request)
  const body: ExchangeSettings = { '@odata.context': contextOf(url, 'exchangeSettings'), primaryMailboxId: mailboxId }
  return jsonResponse(200, body)
}
