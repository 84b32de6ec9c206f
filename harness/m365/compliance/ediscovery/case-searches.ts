import { GraphRefusal } from '../../graph/errors.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { Message } from '../../mailbox/message.ts'
import type { CaseActor } from './case-actor.ts'
import type { CaseSearch, EdiscoveryCase, UserSource } from './case-record.ts'
import type { Cases } from './cases.ts'
import { hasMailbox } from './custodians.ts'
import { type CaseContext, entryWithMailbox } from './ediscovery-parts.ts'
import type { FoundItem } from './found-item.ts'

/** What a search is created from. */
interface NewCaseSearch {
  readonly displayName: string
  readonly description: string | null
  readonly contentQuery: string
  readonly dataSourceScopes: string
  /** Ids of user sources of custodians of the case. */
  readonly custodianSources: readonly string[]
}

/** What a search found. */
export interface SearchFindings {
  readonly entryIds: readonly string[]
  readonly items: readonly FoundItem[]
}

/** The searches of cases. Every method throws `caseUnknown` and `caseSearchUnknown`. */
export interface CaseSearches {
  get(caseId: string, searchId: string): CaseSearch
  /** Throws `caseSearchExists`, `sourceUnknown`, and the refusal of a query that cannot be read. */
  create(caseId: string, search: NewCaseSearch, by: CaseActor): CaseSearch
  change(caseId: string, searchId: string, changes: Partial<NewCaseSearch>, by: CaseActor): CaseSearch
  addSource(caseId: string, searchId: string, email: string, by: CaseActor): UserSource
  remove(caseId: string, searchId: string): void
  /** Searches its sources as they are now. Throws `caseSearchWithoutSource`. */
  run(caseId: string, searchId: string): Promise<SearchFindings>
}

/** The searches of the cases. */
export function createCaseSearches(cases: Cases, context: CaseContext): CaseSearches {
  const { clock, drawId, search } = context
  const get = (caseId: string, searchId: string): CaseSearch => {
    const found = cases.get(caseId).searches.get(searchId.toLowerCase())
    if (found === undefined) throw new GraphRefusal('caseSearchUnknown', searchId)
    return found
  }
  const keep = (caseId: string, one: CaseSearch): CaseSearch => {
    const found = cases.get(caseId)
    search.read(one.contentQuery)
    const unknown = one.custodianSources.find((sourceId) => sourceOfCustodian(found, sourceId) === undefined)
    if (unknown !== undefined) throw new GraphRefusal('sourceUnknown', unknown)
    const namesake = [...found.searches.values()].find(
      ({ displayName, searchId }) =>
        searchId !== one.searchId && displayName.toLowerCase() === one.displayName.toLowerCase(),
    )
    if (namesake !== undefined) throw new GraphRefusal('caseSearchExists', one.displayName)
    cases.keep({ ...found, searches: new Map(found.searches).set(one.searchId, one) })
    return one
  }
  return {
    get,
    create: (caseId, words, by) => {
      const now = clock.now()
      return keep(caseId, {
        ...words,
        ...{ searchId: drawId(), additionalSources: new Map() },
        ...{ createdBy: by, createdDateTime: now, lastModifiedBy: by, lastModifiedDateTime: now },
      })
    },
    change: (caseId, searchId, changes, by) =>
      keep(caseId, { ...get(caseId, searchId), ...changes, lastModifiedBy: by, lastModifiedDateTime: clock.now() }),
    addSource: (caseId, searchId, email, by) => {
      const one = get(caseId, searchId)
      const entryId = entryWithMailbox(context, email)
      if ([...one.additionalSources.values()].some((source) => source.entryId === entryId)) {
        throw new GraphRefusal('sourceExists', email)
      }
      const made = { createdBy: by, createdDateTime: clock.now() }
      const source = { sourceId: drawId(), entryId, includedSources: 'mailbox', holdId: undefined, ...made }
      const additionalSources = new Map(one.additionalSources).set(source.sourceId, source)
      keep(caseId, { ...one, additionalSources, lastModifiedBy: by, lastModifiedDateTime: clock.now() })
      return source
    },
    remove: (caseId, searchId) => {
      const found = cases.get(caseId)
      const others = new Map(found.searches)
      others.delete(get(caseId, searchId).searchId)
      cases.keep({ ...found, searches: others })
    },
    run: async (caseId, searchId) => {
      const one = get(caseId, searchId)
      const mailboxes = mailboxesOf(cases.get(caseId), one, context)
      if (mailboxes.length === 0) throw new GraphRefusal('caseSearchWithoutSource', one.displayName)
      const { hits, partiallyIndexed } = await search.search(one.contentQuery, mailboxes)
      const items = [...hits.map(foundAs(false)), ...partiallyIndexed.map(foundAs(true))]
      return { entryIds: mailboxes.map(({ entryId }) => entryId), items }
    },
  }
}

/** The mailboxes that a search looks into, each once. */
function mailboxesOf(
  found: EdiscoveryCase,
  { dataSourceScopes, custodianSources, additionalSources }: CaseSearch,
  { mailboxes }: Pick<CaseContext, 'mailboxes'>,
): Mailbox[] {
  const scopes = dataSourceScopes.split(',').map((flag) => flag.trim().toLowerCase())
  if (scopes.includes('alltenantmailboxes')) return mailboxes.all()
  const ofCustodians = scopes.includes('allcasecustodians')
    ? [...found.custodians.values()]
        .filter(({ status }) => status === 'active')
        .flatMap(({ sources }) => [...sources.values()])
    : custodianSources.flatMap((sourceId) => sourceOfCustodian(found, sourceId) ?? [])
  const entryIds = [...ofCustodians.filter(hasMailbox), ...additionalSources.values()].map(({ entryId }) => entryId)
  return [...new Set(entryIds)].flatMap((entryId) => mailboxes.byEntry(entryId) ?? [])
}

function sourceOfCustodian({ custodians }: EdiscoveryCase, sourceId: string): UserSource | undefined {
  for (const { sources } of custodians.values()) {
    const source = sources.get(sourceId.toLowerCase())
    if (source !== undefined) return source
  }
  return undefined
}

function foundAs(isPartiallyIndexed: boolean) {
  return ({ mailbox, message }: { mailbox: Mailbox; message: Message }): FoundItem => ({
    ...{ entryId: mailbox.entryId, message, isPartiallyIndexed },
    folderPath: pathOf(mailbox, message.folderId),
  })
}

function pathOf({ folders }: Mailbox, folderId: string): string[] {
  const path: string[] = []
  for (let at = folders.get(folderId); at !== undefined; at = folders.get(at.parentFolderId ?? '')) {
    if (at.displayName !== '' && at.wellKnownName !== 'msgfolderroot') path.unshift(at.displayName)
  }
  return path
}
