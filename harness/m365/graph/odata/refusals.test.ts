import supertest from 'supertest'
import { expect, it } from 'vitest'
import { graphErrorSchema } from '../../../contract/index.ts'
import { expressTransport } from '../../../control/http/express-transport.ts'
import { openSampleTenant, sampleClient, sampleForm } from '../../sample-tenant.ts'
import { GraphRefusal } from '../errors.ts'
import type { QueryRefusalName } from './refusals.ts'

const asha = '/v1.0/users/asha@contoso.example'

async function setup() {
  const { tenant, room } = await openSampleTenant({ mail: { sortsByFilterOnly: true } })
  const app = expressTransport(tenant, room)
  const login = await supertest(app).post(`/${sampleClient.tenantId}/oauth2/v2.0/token`).type('form').send(sampleForm())
  const get = (path: string) => supertest(app).get(path).auth(login.body.access_token, { type: 'bearer' })
  return { get, clock: room.clock }
}

type World = Awaited<ReturnType<typeof setup>>
type Reach = (world: World) => PromiseLike<{ status: number; body: unknown }>

/** A link of the directory after eight days. */
async function expiredLink({ get, clock }: World) {
  const { body } = await get('/v1.0/users/delta')
  clock.advance(8 * 24 * 60 * 60 * 1000)
  return get(body['@odata.deltaLink'].replace(/^https?:\/\/[^/]+/, ''))
}

/** What each refusal of a query says, and how it is reached. Typed, so that a new one without a case does not compile. */
const cases: Record<QueryRefusalName, [status: number, code: string, subject: string, reach: Reach]> = {
  filterInvalid: [400, 'BadRequest', 'Syntax error at position 4.', ({ get }) => get('/v1.0/users?$filter=mail')],
  orderbyInvalid: [
    400,
    'BadRequest',
    "'businessPhones' has no order.",
    ({ get }) => get('/v1.0/users?$orderby=businessPhones'),
  ],
  inefficientFilter: [
    400,
    'InefficientFilter',
    '',
    ({ get }) => get(`${asha}/mailFolders?$filter=displayName ne 'x'&$orderby=totalItemCount`),
  ],
  advancedQueryNeeded: [
    400,
    'Request_UnsupportedQuery',
    'ne',
    ({ get }) => get('/v1.0/users?$filter=accountEnabled ne true'),
  ],
  sortingUnsupported: [400, 'Request_UnsupportedQuery', '', ({ get }) => get('/v1.0/users?$orderby=mail')],
  filterUnsupported: [
    400,
    'Request_UnsupportedQuery',
    'showInAddressList',
    ({ get }) => get('/v1.0/users?$filter=showInAddressList eq true'),
  ],
  selectInvalid: [
    400,
    'BadRequest',
    "Could not find a property named 'phone' on type 'microsoft.graph.user'.",
    ({ get }) => get('/v1.0/users?$select=id,phone'),
  ],
  pageSizeInvalid: [400, 'Request_UnsupportedQuery', '1000', ({ get }) => get('/v1.0/users?$top=1000')],
  pageTokenInvalid: [400, 'Directory_ExpiredPageToken', '', ({ get }) => get('/v1.0/users?$skiptoken=0')],
  pagingInvalid: [400, 'ErrorInvalidUrlQuery', '$top (1 to 1000)', ({ get }) => get(`${asha}/messages?$top=0`)],
  deltaTokenInvalid: [400, 'BadRequest', '', ({ get }) => get('/v1.0/users/delta?$deltatoken=made-up')],
  syncStateNotFound: [410, 'SyncStateNotFound', '', expiredLink],
  deltaQueryUnsupported: [
    400,
    'ErrorInvalidUrlQuery',
    '$filter',
    ({ get }) => get(`${asha}/mailFolders/inbox/messages/delta?$filter=isRead eq true`),
  ],
  searchInvalid: [400, 'BadRequest', 'a quote that is not closed', ({ get }) => get(`${asha}/messages?$search="a`)],
  searchPropertyUnsupported: [400, 'BadRequest', 'colour', ({ get }) => get(`${asha}/messages?$search="colour:red"`)],
  searchWithFilter: [
    400,
    'SearchWithFilter',
    '',
    ({ get }) => get(`${asha}/messages?$search="a"&$filter=isRead eq true`),
  ],
  searchWithOrderBy: [400, 'SearchWithOrderBy', '', ({ get }) => get(`${asha}/messages?$search="a"&$orderby=subject`)],
  searchNeedsHeader: [400, 'Request_UnsupportedQuery', '', ({ get }) => get('/v1.0/users?$search="displayName:a"')],
  propertyUnsupported: [501, 'NotImplemented', 'manager', ({ get }) => get('/v1.0/users?$select=manager')],
  expressionUnsupported: [
    501,
    'NotImplemented',
    'tolower',
    ({ get }) => get("/v1.0/users?$filter=tolower(mail) eq 'a'"),
  ],
  optionUnsupported: [501, 'NotImplemented', '$format', ({ get }) => get('/v1.0/users?$format=json')],
  queryRepeated: [400, 'BadRequest', '$top', ({ get }) => get('/v1.0/users?$top=1&top=2')],
  queryUnsupported: [400, 'BadRequest', '$made-up', ({ get }) => get('/v1.0/users?$made-up=mail')],
}

it.each(Object.keys(cases) as QueryRefusalName[])('answers %s as Graph does', async (name) => {
  const [status, code, subject, reach] = cases[name]
  const answer = await reach(await setup())
  const { error } = graphErrorSchema.parse(answer.body)
  expect({ status: answer.status, code: error.code, message: error.message }).toEqual({
    status,
    code,
    message: new GraphRefusal(name, subject).message,
  })
})
