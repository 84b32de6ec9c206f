import {
  newContentSearchSchema,
  contentSearchPaths as paths,
  type ShownContentSearch,
  type ShownHit,
} from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest } from '../../control/wire.ts'
import { type PersonOperation, personOperation } from '../administration/person-operation.ts'
import type { StoredItem } from '../compliance/content-search/content-search.ts'
import type { StoredSearch } from '../compliance/content-search/stored-searches.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { graphTime } from '../graph/graph-time.ts'
import { readFlag, readNumber, readQuery } from '../graph/query-options.ts'
import { readJson } from '../graph/request-body.ts'
import { messageBytes } from '../mailbox/kept/stored-message.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Services } from '../operations/services.ts'

const needs: PersonOperation['needs'] = { roles: ['Compliance Search'], orElse: 'searchRoleMissing' }
const hitsOfPage = 100
const pagesMax = 100

/** Content searches (CMP-2, CMP-5): an API of ours, for people with the role. */
export function contentSearchOperations(services: Services): Operation[] {
  const { storedSearches } = services
  const operations: Omit<PersonOperation, 'needs'>[] = [
    {
      name: 'contentSearches.list',
      method: 'GET',
      path: paths.searches,
      answer: ({ url }) => {
        readQuery(url, [])
        return jsonResponse(200, { value: storedSearches.list().map((search) => shownSearch(services, search)) })
      },
    },
    {
      name: 'contentSearches.create',
      method: 'POST',
      path: paths.searches,
      answer: async ({ body }, { entry }) => {
        const { query, mailboxes } = readJson(body, newContentSearchSchema)
        const search = await storedSearches.create({
          query,
          mailboxes: mailboxes?.map((name) => mailboxOf(services, name)),
          createdBy: entry.userPrincipalName,
        })
        return jsonResponse(201, shownSearch(services, search))
      },
    },
    {
      name: 'contentSearches.get',
      method: 'GET',
      path: paths.search,
      answer: (request) => {
        readQuery(request.url, [])
        return jsonResponse(200, shownSearch(services, storedSearches.get(searchIn(request))))
      },
    },
    {
      name: 'contentSearches.hits',
      method: 'GET',
      path: paths.hits,
      answer: async (request) => {
        const { preview, query } = storedSearches.get(searchIn(request))
        const { page, hasPassages } = pageIn(request)
        const items = preview.slice((page - 1) * hitsOfPage, page * hitsOfPage)
        const value = await Promise.all(
          items.map(async (item) => ({
            ...(await shownHit(services, item)),
            ...(hasPassages && { passages: await services.contentSearch.passages(query, item.message) }),
          })),
        )
        const isLast = preview.length <= page * hitsOfPage
        const next = `${request.url.origin}${request.url.pathname}?page=${page + 1}${hasPassages ? '&passages=true' : ''}`
        const nextLink = isLast ? null : next
        return jsonResponse(200, { value, nextLink })
      },
    },
  ]
  return operations.map((operation) => personOperation(services, { ...operation, needs }))
}

/** The mailbox of a user by user principal name, or by an address: also that of a user who left. */
function mailboxOf({ directory, compliance }: Services, name: string): Mailbox {
  const holder = directory.user(name) ?? directory.holderOf(name) ?? directory.objects().find(hasName(name))
  const mailbox = compliance.searchable().find(({ entryId }) => entryId === holder?.entry.entryId)
  if (mailbox === undefined) throw new GraphRefusal('searchedMailboxUnknown', name)
  return mailbox
}

/** Nobody is found any more by the names of a deleted user, but the mailbox may be kept. */
function hasName(name: string): (object: ReturnType<Services['directory']['object']>) => boolean {
  return ({ entry }) =>
    [entry.userPrincipalName, entry.primaryAddress].some((one) => one.toLowerCase() === name.toLowerCase())
}

function searchIn({ params }: WireRequest): string {
  return params['searchId'] ?? ''
}

/** Throws `bodyInvalid` for a number that no page has. */
function pageIn({ url }: WireRequest): { page: number; hasPassages: boolean } {
  const { page: asked = '1', passages } = readQuery(url, ['page', 'passages'])
  const page = readNumber(asked, 1, pagesMax)
  if (page === undefined) throw new GraphRefusal('bodyInvalid', `page: expected a number from 1 to ${pagesMax}`)
  return { page, hasPassages: readFlag('passages', passages) }
}

function shownSearch({ directory }: Services, search: StoredSearch): ShownContentSearch {
  const { searchId, query, mailboxes, createdBy, createdTime, notices, estimate, preview } = search
  return {
    searchId,
    query,
    mailboxes: mailboxes?.map(({ entryId }) => directory.object(entryId).entry.primaryAddress) ?? null,
    createdBy,
    createdDateTime: graphTime(createdTime),
    notices: [...notices],
    estimate,
    previewCount: preview.length,
  }
}

async function shownHit({ directory, contentSearch }: Services, { mailbox, message }: StoredItem): Promise<ShownHit> {
  const { subject, from, toRecipients } = await message.mail.properties()
  return {
    mailbox: directory.object(mailbox.entryId).entry.primaryAddress,
    folder: pathOf(mailbox, message.folderId),
    itemId: message.messageId,
    subject,
    from: from === undefined ? null : personOf(from),
    to: toRecipients.map(personOf),
    sentDateTime: message.sentTime === undefined ? null : graphTime(message.sentTime),
    receivedDateTime: message.receivedTime === undefined ? null : graphTime(message.receivedTime),
    itemClass: message.itemClass,
    sizeBytes: messageBytes(message),
    sha256: message.mail.content().sha256,
    isPartiallyIndexed: await contentSearch.isPartiallyIndexed(message),
  }
}

function personOf({
  emailAddress: { name = '', address = '' },
}: {
  emailAddress: { name?: string; address?: string }
}): string {
  if (name === '' || name === address) return address
  return address === '' ? name : `${name} <${address}>`
}

/** The names of a folder and of those above it, without the roots that have no name of their own to a reader. */
function pathOf({ folders }: Mailbox, folderId: string): string {
  const names: string[] = []
  for (let at = folders.get(folderId); at?.parentFolderId !== undefined; at = folders.get(at.parentFolderId)) {
    if (at.wellKnownName !== 'msgfolderroot') names.unshift(at.displayName)
  }
  return names.join('/')
}
