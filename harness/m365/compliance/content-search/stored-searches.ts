import type { VirtualClock } from '../../../control/clock.ts'
import { type Savable, saveAll } from '../../../control/savable.ts'
import type { Chance } from '../../../control/seed.ts'
import type { StateTables, StoredForm } from '../../../control/state/state-tables.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import { drawGuid } from '../../graph/identifiers.ts'
import { messageFormOf } from '../../mail/mail-form.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
import type { MailboxStore } from '../../mailbox/mailbox-store.ts'
import type { Message } from '../../mailbox/message.ts'
import type { ContentSearch, StoredItem } from './content-search.ts'
import { estimateOf, type SearchEstimate } from './estimate.ts'

/** A search that somebody makes. */
interface NewSearch {
  query: string
  /** Undefined: all mailboxes. */
  mailboxes: readonly Mailbox[] | undefined
  /** The user principal name of the person. */
  createdBy: string
}

/** A search that was made, with what it found then. */
export interface StoredSearch {
  readonly searchId: string
  readonly query: string
  /** Undefined: all mailboxes. */
  readonly mailboxes: readonly Mailbox[] | undefined
  readonly createdBy: string
  readonly createdTime: Date
  readonly notices: readonly string[]
  readonly estimate: SearchEstimate
  readonly preview: readonly StoredItem[]
}

/** The content searches that people made. */
export interface StoredSearches extends Savable {
  /** Runs a search. Throws as `ContentSearch` does, and `contentSearchesTooMany`. */
  create(search: NewSearch): Promise<StoredSearch>
  /** Throws `contentSearchUnknown`. */
  get(searchId: string): StoredSearch
  /** Latest first. */
  list(): readonly StoredSearch[]
}

/** Document: Microsoft Purview, limits of eDiscovery searches. */
const previewMax = { items: 1_000, itemsOfMailbox: 100 }
const runningMax = { inOrganisation: 30, ofPerson: 10, ofAllMailboxes: 3 }
/** How many searches are kept. Ours: Microsoft keeps them until somebody deletes them. */
const keptMax = 200

/** What stored searches are made from. */
interface Options {
  clock: VirtualClock
  chance: Chance
  tables: StateTables
  mailboxes: Pick<MailboxStore, 'provide' | 'contents'>
  contentSearch: Pick<ContentSearch, 'search' | 'read'>
  /** The mailboxes that a search of all mailboxes looks into. */
  allMailboxes(): readonly Mailbox[]
}

/** The searches that the tables hold. */
export function createStoredSearches(options: Options): StoredSearches {
  const { clock, chance, contentSearch, allMailboxes } = options
  // Oldest first.
  const kept = options.tables.map<StoredSearch>('by id', searchForm(options.mailboxes))
  const running = new Set<NewSearch>()
  const run = async (wanted: NewSearch): Promise<StoredSearch> => {
    const { query, mailboxes, createdBy } = wanted
    const { notices } = contentSearch.read(query)
    const result = await contentSearch.search(query, mailboxes ?? allMailboxes())
    const search: StoredSearch = {
      ...{ searchId: drawGuid(chance), query, mailboxes, createdBy, createdTime: clock.now(), notices },
      estimate: estimateOf(result),
      preview: previewOf(result.hits),
    }
    kept.set(search.searchId, search)
    for (const oldest of kept.keys()) {
      if (kept.size <= keptMax) break
      kept.delete(oldest)
    }
    return search
  }
  return {
    create: async (wanted) => {
      refuseTooMany(wanted, running)
      running.add(wanted)
      try {
        return await run(wanted)
      } finally {
        running.delete(wanted)
      }
    },
    get: (searchId) => {
      const found = kept.get(searchId)
      if (found === undefined) throw new GraphRefusal('contentSearchUnknown', searchId)
      return found
    },
    list: () => [...kept.values()].reverse(),
    save: () => saveAll([kept, chance]),
  }
}

/** The messages of the preview are kept as they were found. */
function searchForm({ provide, contents }: Options['mailboxes']): StoredForm<StoredSearch> {
  const messages = messageFormOf(contents)
  return {
    toStored: ({ mailboxes, preview, ...search }) => ({
      ...search,
      mailboxes: mailboxes?.map(({ entryId }) => entryId),
      preview: preview.map(({ mailbox, message }) => ({
        mailbox: mailbox.entryId,
        message: messages.toStored(message),
      })),
    }),
    fromStored: (stored) => {
      const { mailboxes, preview, ...search } = stored as StoredSearchRecord
      return {
        ...search,
        mailboxes: mailboxes?.map(provide),
        preview: preview.map(({ mailbox, message }) => ({
          mailbox: provide(mailbox),
          message: messages.fromStored(message),
        })),
      }
    },
  }
}

type StoredSearchRecord = Omit<StoredSearch, 'mailboxes' | 'preview'> & {
  mailboxes: readonly string[] | undefined
  preview: readonly { mailbox: string; message: Message }[]
}

function refuseTooMany(wanted: NewSearch, running: ReadonlySet<NewSearch>): void {
  const those = (isMeant: (search: NewSearch) => boolean): number => [...running].filter(isMeant).length
  const { inOrganisation, ofPerson, ofAllMailboxes } = runningMax
  if (running.size >= inOrganisation) {
    throw new GraphRefusal('contentSearchesTooMany', `${inOrganisation} in the organisation`)
  }
  if (those(({ createdBy }) => createdBy === wanted.createdBy) >= ofPerson) {
    throw new GraphRefusal('contentSearchesTooMany', `${ofPerson} of yours`)
  }
  if (wanted.mailboxes === undefined && those(({ mailboxes }) => mailboxes === undefined) >= ofAllMailboxes) {
    throw new GraphRefusal('contentSearchesTooMany', `${ofAllMailboxes} over all mailboxes`)
  }
}

function previewOf(hits: readonly StoredItem[]): StoredItem[] {
  const counts = new Map<Mailbox, number>()
  const shown = hits.filter(({ mailbox }) => {
    const count = (counts.get(mailbox) ?? 0) + 1
    counts.set(mailbox, count)
    return count <= previewMax.itemsOfMailbox
  })
  return shown.slice(0, previewMax.items)
}
