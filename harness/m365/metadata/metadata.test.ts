import { DomUtils, parseDocument } from 'htmlparser2'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { expressTransport } from '../../control/http/express-transport.ts'
import { openSampleTenant } from '../sample-tenant.ts'
import { metadataDocument } from './metadata-document.ts'

type Element = ReturnType<typeof elements>[number]

const document = parseDocument(metadataDocument(), { xmlMode: true })

function elements(name: string, within: Parameters<typeof DomUtils.getElementsByTagName>[1] = document) {
  return DomUtils.getElementsByTagName(name, within)
}

const names = (list: readonly Element[]): string[] => list.map(({ attribs }) => attribs['Name'] ?? '')
const typesHere = names([...elements('EntityType'), ...elements('ComplexType')])

test('every type that the document names is one of OData, or is described in it', () => {
  const referred = [...elements('Property'), ...elements('NavigationProperty'), ...elements('EntitySet')].map(
    ({ attribs }) => (attribs['Type'] ?? attribs['EntityType'] ?? '').replace(/^Collection\((.*)\)$/, '$1'),
  )
  expect(referred.length).toBeGreaterThan(100)
  const known = new Set([
    ...typesHere.map((name) => `microsoft.graph.${name}`),
    ...['String', 'Int32', 'Int64', 'Boolean', 'DateTimeOffset', 'Binary'].map((name) => `Edm.${name}`),
  ])
  expect(referred.filter((type) => !known.has(type))).toEqual([])
  expect(new Set(typesHere).size).toBe(typesHere.length)
})

test('every entity has a key, and says which of its properties it is', () => {
  for (const type of elements('EntityType')) {
    expect(names(elements('PropertyRef', type))).toEqual(['id'])
    expect(names(elements('Property', type))).toContain('id')
  }
})

test('two properties with objects of one type: the type has the fields of both', () => {
  const [plan] = elements('ComplexType').filter(({ attribs }) => attribs['Name'] === 'assignedPlan')
  expect(plan && names(elements('Property', plan)).toSorted()).toEqual([
    'assignedDateTime',
    'capabilityStatus',
    'service',
    'servicePlanId',
  ])
})

test('it is answered without a token, for the beta as well', async () => {
  const { tenant, room } = await openSampleTenant()
  const app = supertest(expressTransport(tenant, room))
  for (const version of ['v1.0', 'beta']) {
    const answer = await app.get(`/${version}/$metadata`)
    expect([answer.status, answer.type, answer.headers['odata-version']]).toEqual([200, 'application/xml', '4.0'])
    expect(answer.text).toBe(metadataDocument())
    expect(answer.headers['request-id']).toMatch(/^[\da-f-]{36}$/)
  }
  // JSON is a form of the document that is not here: an answer in XML would be one to another question.
  expect((await app.get('/v1.0/$metadata?$format=json')).status).toBe(501)
})
