import type { ChangeCount } from '../graph/change-count.ts'
import { GraphRefusal } from '../graph/errors.ts'
import type { Resource } from '../graph/odata/index.ts'
import { contextOf, type PageSetting } from '../graph/paging.ts'
import { readQuery } from '../graph/query-options.ts'
import { type DeltaState, readDeltaToken, tokenOfState } from './delta-state.ts'

/** A change, at its place in the order of the answers. */
export interface DeltaEntry {
  /** Compared number by number. */
  place: readonly number[]
  /** The resource as it is now, or what is left of it. Called only for entries on the page. */
  show(): Resource | Promise<Resource>
}

/** A list whose changes a client follows. */
export interface FollowedList {
  /** Names the list, and the store it is in. */
  list: string
  /** Options of the first request. */
  options: readonly string[]
  /** What Microsoft documents for the first request, and this list does not have. */
  documented?: readonly string[]
  /** Whether `$deltatoken=latest` begins with the present state, without its entries. */
  beginsAtLatest?: boolean
  changes: ChangeCount
  /** The oldest state whose changes are still known. */
  oldest: number
  now: Date
  /** How long a link can be followed, in days of the virtual calendar. */
  lifeDays: number
  /** The number of entries of a page, and the changes after `since` up to `until`, in any order, by the options of the first request. */
  read(url: URL): { top: number; metadata: string; entries(since: number, until: number): DeltaEntry[] }
}

/** The answer with one page of changes. */
export interface DeltaAnswer {
  '@odata.context': string
  '@odata.nextLink'?: string
  '@odata.deltaLink'?: string
  value: Resource[]
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * One page of the changes of a list: all of it at first, later what changed since. A link leads to the next page, or from the
 * last page to the next round. Throws `deltaTokenInvalid`, `syncStateNotFound` for a token whose time is over, and the
 * refusals of query options.
 */
export async function followChanges(
  followed: FollowedList,
  { url, cutPage }: Pick<PageSetting, 'url' | 'cutPage'>,
): Promise<DeltaAnswer> {
  const state = stateIn(url, followed)
  const { since, until, after, turn, query } = state
  const { top, metadata, entries } = followed.read(new URL(`?${query}`, url))
  const rest = entries(since, until)
    .filter(({ place }) => after === undefined || compare(place, after) > 0)
    .sort((a, b) => compare(a.place, b.place))
  const list = `${url.pathname} ${since}`
  const { count, isLast } = cutPage({ list, turn, limit: top, rest: rest.length })
  const shown = rest.slice(0, count)
  const next = isLast
    ? { ...state, since: until, after: undefined, turn: 0, issuedMs: followed.now.getTime() }
    : { ...state, after: shown.at(-1)?.place.slice() ?? after, turn: turn + 1 }
  const value: Resource[] = []
  for (const entry of shown) value.push(await entry.show())
  return {
    '@odata.context': contextOf(url, metadata),
    ...(isLast
      ? { '@odata.deltaLink': linkTo(url, '$deltatoken', next) }
      : { '@odata.nextLink': linkTo(url, '$skiptoken', next) }),
    value,
  }
}

/** The state that a request asks for: that of its token, or a new one. */
function stateIn(url: URL, followed: FollowedList): DeltaState {
  const { list, options, documented = [], changes, oldest, now, lifeDays } = followed
  const given = readQuery(url, ['$skiptoken', '$deltatoken', ...options], documented)
  const token = given['$skiptoken'] || given['$deltatoken']
  const isLatest = token === 'latest' && followed.beginsAtLatest === true
  const until = changes.latest()
  if (!token || isLatest) {
    const query = new URLSearchParams()
    for (const name of options) if (given[name] !== undefined) query.set(name, given[name])
    return { list, query: query.toString(), since: isLatest ? until : 0, until, turn: 0, issuedMs: now.getTime() }
  }
  const other = Object.keys(given).find((name) => options.includes(name))
  // The token holds the options of the first request; others would be passed over.
  if (other !== undefined) throw new GraphRefusal('queryUnsupported', other)
  const state = readDeltaToken(token, list)
  const isKnown = [state.since, state.until].every((number) => changes.isKnown(number))
  const isOver = now.getTime() - state.issuedMs > lifeDays * dayMs
  if (!isKnown || isOver || (state.since > 0 && state.since < oldest)) throw new GraphRefusal('syncStateNotFound')
  return given['$skiptoken'] === undefined ? { ...state, until } : state
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** Written by hand: in a link of Graph the dollar sign is not encoded, and clients look for `$deltatoken=`. */
function linkTo({ origin, pathname }: URL, name: '$deltatoken' | '$skiptoken', state: DeltaState): string {
  return `${origin}${pathname}?${name}=${tokenOfState(state)}`
}
