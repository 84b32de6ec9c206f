import { type ExchangeSettings, type GraphUser, graphPaths } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/http/wire.ts'
import { isListedUser } from '../directory.ts'
import { GraphRefusal } from '../errors.ts'
import { graphOperation } from '../graph-operation.ts'
import { graphUser, readUserSelect } from '../graph-user.ts'
import { contextOf, pageOf, readTokenPaging, skipToken } from '../paging.ts'
import { readQuery } from '../query-options.ts'
import type { Services } from '../services.ts'
import { readUserFilter, usersMatching } from '../user-filter.ts'
import { requireLiveMailbox } from './live-mailbox.ts'

const role = 'User.Read.All'

/** Who is in the tenant, and which mailbox is theirs. */
export function userOperations(services: Services): Operation[] {
  return [
    graphOperation(services, {
      name: 'users.list',
      method: 'GET',
      path: graphPaths.users,
      role,
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

function listUsers({ directory }: Services, { url }: WireRequest): WireResponse {
  const { $filter, $select, ...paging } = readQuery(url, ['$filter', '$select', '$top', '$skiptoken'])
  const properties = readUserSelect($select)
  const range = readTokenPaging(paging)
  const users =
    $filter === undefined
      ? directory.objects().filter(({ entry }) => isListedUser(entry))
      : usersMatching(directory, readUserFilter($filter))
  const page = pageOf(users, range, {
    url,
    metadata: $select === undefined ? 'users' : `users(${properties.join(',')})`,
    link: skipToken,
    show: (user) => graphUser(user, properties),
  })
  return jsonResponse(200, page)
}

function getUser({ directory }: Services, { url, params }: WireRequest): WireResponse {
  const { $select } = readQuery(url, ['$select'])
  const properties = readUserSelect($select)
  const userId = params['userId'] ?? ''
  const user = directory.user(userId)
  if (user === undefined || !isListedUser(user.entry)) throw new GraphRefusal('userNotFound', userId)
  const metadata = $select === undefined ? 'users/$entity' : `users(${properties.join(',')})/$entity`
  const body: GraphUser = { '@odata.context': contextOf(url, metadata), ...graphUser(user, properties) }
  return jsonResponse(200, body)
}

function exchangeSettings(services: Services, { url, params }: WireRequest): WireResponse {
  readQuery(url, [])
  const userId = params['userId'] ?? ''
  const user = services.directory.user(userId)
  if (user === undefined) throw new GraphRefusal('userInvalid', userId)
  const { mailboxId } = requireLiveMailbox(services, user.entry)
  const body: ExchangeSettings = { '@odata.context': contextOf(url, 'exchangeSettings'), primaryMailboxId: mailboxId }
  return jsonResponse(200, body)
}
