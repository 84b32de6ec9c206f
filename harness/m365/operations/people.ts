import { graphClientPaths } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { type DirectoryObject, hasMailbox, isListedUser } from '../directory/directory.ts'
import { collectionAnswer, type Resource, readListQuery, resourceType } from '../graph/odata/index.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { userMetadata } from '../mail/mail-answer.ts'
import { hasWords } from '../words/phrase.ts'
import { graphOperation } from './graph-operation.ts'
import { userMailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

/** Somebody whom a user may know. */
const personType = resourceType('microsoft.graph.person', {
  id: 'string',
  displayName: 'string',
  givenName: 'string',
  surname: 'string',
  birthday: 'string',
  personNotes: 'string',
  isFavorite: 'boolean',
  jobTitle: 'string',
  companyName: 'string',
  yomiCompany: 'string',
  department: 'string',
  officeLocation: 'string',
  profession: 'string',
  userPrincipalName: 'string',
  imAddress: 'string',
  scoredEmailAddresses: [{ address: 'string', relevanceScore: 'number' }],
  personType: { class: 'string', subclass: 'string' },
})

/** The people of a user: everybody in the directory who has a mailbox, in the order of the directory. */
export function peopleOperations(services: Services): Operation[] {
  return [
    graphOperation(services, {
      name: 'people.list',
      method: 'GET',
      path: graphClientPaths.people,
      role: 'People.Read.All',
      honours: ['page size'],
      answer: (request) => listPeople(services, request),
    }),
  ]
}

function listPeople(services: Services, request: WireRequest): WireResponse {
  const { url } = request
  const { entryId } = userMailboxInPath(services, request)
  const rules = {
    type: personType,
    store: 'exchange',
    custom: ['$search'],
    pageSize: preferredPageSize(request),
  } as const
  const query = readListQuery(url, rules)
  const search = query.custom['$search']?.replaceAll('"', '')
  const people = services.directory
    .objects()
    .filter(({ entry }) => entry.entryId !== entryId && isListedUser(entry) && hasMailbox(entry))
    .filter(({ entry }) => search === undefined || isFound(`${entry.displayName} ${entry.primaryAddress}`, search))
    .map(personOf)
  const setting = { url, metadata: userMetadata(request, 'people'), cutPage: services.cutPage }
  return jsonResponse(200, collectionAnswer(people, query, setting))
}

/** Each word of a search begins a word of the name or the address. */
function isFound(text: string, search: string): boolean {
  return search.split(/\s+/).every((word) => word === '' || hasWords(text, `${word}*`))
}

function personOf({ objectId, entry }: DirectoryObject): Resource {
  return {
    id: objectId,
    displayName: entry.displayName,
    personNotes: '',
    isFavorite: false,
    userPrincipalName: entry.userPrincipalName,
    imAddress: `sip:${entry.primaryAddress}`,
    scoredEmailAddresses: [{ address: entry.primaryAddress, relevanceScore: 1 }],
    personType: { class: 'Person', subclass: 'OrganizationUser' },
  }
}
