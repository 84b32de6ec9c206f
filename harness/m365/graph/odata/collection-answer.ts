import type { GraphCollection } from '../../../contract/index.ts'
import {
  type PageRange,
  type PageSetting,
  pageOf,
  readSkipPaging,
  readTokenPaging,
  skipPagingOptions,
} from '../paging.ts'
import { readFlag, readQuery } from '../query-options.ts'
import type { EntityType, Resource } from './entity-type.ts'
import { type Filter, readFilter } from './filter.ts'
import { type OrderBy, readOrderBy, requireSortableFilter } from './order-by.ts'
import { readProjection } from './projection.ts'
import { metadataOf, type Projection, resourceOf } from './resource.ts'

/** The query options of a list. */
export interface ListRules<T> {
  type: EntityType<T>
  /** Exchange pages by `$skip`: 10 by default, at most 1000. The directory pages by `$skiptoken`: 100 by default, at most 999. */
  store: 'exchange' | 'directory'
  /** Options beyond OData's: `includeHiddenFolders`. */
  custom?: readonly string[]
  /** The largest `$top` of a list of Exchange; absent: 1000. */
  topMax?: number
  /** Whether a list of Exchange refuses to sort by a property that it does not filter by. Absent: no. */
  sortsByFilterOnly?: boolean
  /** What `Prefer: odata.maxpagesize` asks for. */
  pageSize?: number | undefined
}

/** A parsed query for a list. */
export interface ListQuery<T> extends Projection<T> {
  filter: Filter<T> | undefined
  orderBy: OrderBy<T> | undefined
  range: PageRange
  /** Whether the answer contains the total count. In the directory only the first page has it. */
  count: 'every page' | 'first page' | undefined
  /** The values of options beyond OData's. */
  custom: Partial<Record<string, string>>
}

const counts = { exchange: 'every page', directory: 'first page' } as const

const odataOptions = ['$filter', '$orderby', '$select', '$expand', '$count'] as const
const tokenPagingOptions = ['$top', '$skiptoken'] as const

/**
 * Reads the query options of a list. Throws the refusal of an option that cannot be parsed, `inefficientFilter` where
 * the list sorts by a property that it does not filter by and refuses that, and `queryUnsupported` for an unknown option.
 */
export function readListQuery<T>(
  url: URL,
  { type, store, custom = [], topMax, sortsByFilterOnly = false, pageSize }: ListRules<T>,
): ListQuery<T> {
  const paging = store === 'exchange' ? skipPagingOptions : tokenPagingOptions
  const given: Partial<Record<string, string>> = readQuery(url, [...odataOptions, ...paging, ...custom])
  const filter = given['$filter'] === undefined ? undefined : readFilter(given['$filter'], type)
  const orderBy = given['$orderby'] === undefined ? undefined : readOrderBy(given['$orderby'], type)
  if (sortsByFilterOnly && filter !== undefined && orderBy !== undefined) requireSortableFilter(filter.node, orderBy)
  return {
    ...readProjection({ $select: given['$select'], $expand: given['$expand'] }, type),
    filter,
    orderBy,
    range:
      store === 'exchange' ? readSkipPaging(given, { topMax, preferred: pageSize }) : readTokenPaging(given, pageSize),
    count: readFlag('$count', given['$count']) ? counts[store] : undefined,
    custom: Object.fromEntries(custom.map((name) => [name, given[name]])),
  }
}

/**
 * The requested page of a list: filtered, sorted, counted, cut, and with a link to the next page on the same host. `rows`
 * are in the default order of the list. Only the rows of the page are rendered.
 */
export function collectionAnswer<T>(
  rows: readonly T[],
  query: ListQuery<T>,
  setting: PageSetting,
): GraphCollection<Resource> {
  const page = pageOfFound(foundIn(rows, query), query, setting)
  return { ...page, value: page.value.map((row) => resourceOf(row, query)) }
}

/** The rows that a query finds, in its order. `rows` are in the default order of the list. */
export function foundIn<T>(
  rows: readonly T[],
  { filter, orderBy }: Pick<ListQuery<T>, 'filter' | 'orderBy'>,
): readonly T[] {
  const found = filter === undefined ? rows : rows.filter((row) => filter.matches(row))
  return orderBy === undefined ? found : orderBy.sorted(found)
}

/** The requested page of what a query found, counted, with a link to the next page; its entries are not rendered yet. */
export function pageOfFound<T, U>(
  found: Pick<readonly U[], 'length' | 'slice'>,
  query: Pick<ListQuery<T>, 'type' | 'select' | 'expand' | 'range' | 'count'>,
  { url, metadata, cutPage }: PageSetting,
): GraphCollection<U> {
  const page = pageOf(found, query.range, {
    url,
    metadata: metadataOf(metadata, query),
    cutPage,
    show: (row) => row,
  })
  const isFirst = query.range.skip === 0 && query.range.turn === 0
  if (query.count === undefined || (query.count === 'first page' && !isFirst)) return page
  const { '@odata.context': context, ...rest } = page
  return { '@odata.context': context, '@odata.count': found.length, ...rest }
}
