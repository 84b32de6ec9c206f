import type { World } from '../../../harness/runner/index.ts'
import { answersChanged } from '../answers-changed.ts'
import type { WrongMock } from '../mocks.wrong.ts'

type Search = World['tenant']['contentSearch']['search']

/** The search answers a changed query, or with changed results. */
function searchOtherwise(change: (search: Search) => Search): NonNullable<WrongMock['breaks']> {
  return ({ tenant: { contentSearch } }) => {
    contentSearch.search = change(contentSearch.search)
  }
}

const otherQuery = (change: (query: string) => string): NonNullable<WrongMock['breaks']> =>
  searchOtherwise((search) => (query, mailboxes) => search(change(query), mailboxes))

const nothing = { hits: [], partiallyIndexed: [] }

/** Content searches with one mistake. */
export const wrongSearches: WrongMock[] = [
  {
    id: 'search-misses-deleted-items',
    fault: 'Content search leaves Recoverable Items out.',
    mustRed: ['CMP-2'],
    breaks: searchOtherwise((search) => async (query, mailboxes) => {
      const { hits, partiallyIndexed } = await search(query, mailboxes)
      const isKept = ({ mailbox, message }: (typeof hits)[number]): boolean =>
        message.folderId !== mailbox.folders.wellKnown('recoverableitemsdeletions').folderId
      return { hits: hits.filter(isKept), partiallyIndexed }
    }),
  },
  {
    id: 'search-remembers-its-results',
    fault: 'A query is answered as it was answered first.',
    mustRed: ['CMP-2'],
    breaks: searchOtherwise((search) => {
      const remembered = new Map<string, ReturnType<Search>>()
      return (query, mailboxes) => {
        const answer = remembered.get(query) ?? search(query, mailboxes)
        remembered.set(query, answer)
        return answer
      }
    }),
  },
  {
    id: 'search-for-beginnings-of-words',
    fault: 'Every word stands for all words that begin with it.',
    mustRed: ['CMP-2'],
    breaks: otherQuery((query) => (/^\w{3,}$/.test(query) ? `${query}*` : query)),
  },
  {
    id: 'operators-in-small-letters',
    fault: 'Operators in small letters are operators.',
    mustRed: ['CMP-2'],
    breaks: otherQuery((query) => query.replaceAll(/\b(?:and|or|not)\b/g, (operator) => operator.toUpperCase())),
  },
  {
    id: 'people-are-not-expanded',
    fault: 'People are found by the name in the query alone.',
    mustRed: ['CMP-2'],
    breaks: otherQuery((query) => query.replace(/^from:asha@contoso.example$/, 'from:"asha@contoso*"')),
  },
  {
    id: 'days-of-another-zone',
    fault: 'Days are those of a time zone five hours behind UTC.',
    mustRed: ['CMP-2'],
    breaks: otherQuery((query) =>
      query.replace(/^sent:(\d{4}-\d\d-\d\d)$/, (_whole, day: string) => {
        const from = Date.parse(`${day}T05:00:00Z`)
        return `sent:${new Date(from).toISOString()}..${new Date(from + 86_400_000 - 1).toISOString()}`
      }),
    ),
  },
  {
    id: 'partially-indexed-items-are-hits',
    fault: 'Items that could not be read as a whole are counted among the hits.',
    mustRed: ['CMP-2'],
    breaks: searchOtherwise((search) => async (query, mailboxes) => {
      const { hits, partiallyIndexed } = await search(query, mailboxes)
      return { hits: [...hits, ...partiallyIndexed], partiallyIndexed: [] }
    }),
  },
  {
    id: 'wrong-queries-find-nothing',
    fault: 'A query that cannot be read is answered as one that finds nothing.',
    mustRed: ['CMP-2'],
    tamper: answersChanged('contentSearches.create', ({ status }) => (status === 400 ? { status: 201 } : {})),
  },
  {
    id: 'everybody-may-search',
    fault: 'Content search does not look at roles.',
    mustRed: ['CMP-2'],
    breaks: ({ tenant }) => {
      tenant.roleGroups.hasOneOf = () => true
    },
  },
  {
    id: 'search-values-with-letter-case',
    fault: 'The values for third-party data are compared with their letter case.',
    mustRed: ['CMP-5'],
    breaks: searchOtherwise(
      (search) => async (query, mailboxes) =>
        /^(?:itemclass|kind):/.test(query) && query !== query.toLowerCase() ? nothing : search(query, mailboxes),
    ),
  },
]
