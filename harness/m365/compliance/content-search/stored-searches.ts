import type { VirtualClock } from '../../../control/clock.ts'
import type { Savable } from '../../../control/savable.ts'
import type { Chance } from '../../../control/seed.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import { drawGuid } from '../../graph/identifiers.ts'
import type { Mailbox } from '../../mailbox/mailbox.ts'
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

/** No searches yet. */
export function createStoredSearches(
  { clock, ...options }: { clock: VirtualClock; chance: Chance },
  contentSearch: Pick<ContentSearch, 'search' | 'read'>,
  allMailboxes: () => readonly Mailbox[],
): StoredSearches {
  const chance = options.chance.fork('content searches')
  let kept: readonly StoredSearch[] = []
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
    kept = [search, ...kept].slice(0, keptMax)
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
      const found = kept.find((search) => search.searchId === searchId)
      if (found === undefined) throw new GraphRefusal('contentSearchUnknown', searchId)
      return found
    },
    list: () => kept,
    save: () => {
      const saved = kept
      const putBackChance = chance.save()
      return () => {
        kept = saved
        putBackChance()
      }
    },
  }
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
