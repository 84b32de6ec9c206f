import type { GraphCollection } from '../../../contract/index.ts'
import { GraphRefusal } from '../errors.ts'
import { type PageRange, pageOf, readSkipPaging, readTokenPaging } from '../paging.ts'
import { readQuery } from '../query-options.ts'
import type { EntityType, Resource } from './entity-type.ts'
import { type Filter, readFilter } from './filter.ts'
import { type OrderBy, readOrderBy, requireSortableFilter } from './order-by.ts'
import { readProjection } from './projection.ts'
import { metadataOf, type Projection, resourceOf } from './resource.ts'

/** What a list takes for a query. */
export interface ListRules<T> {
  type: EntityType<T>
  /** Exchange pages by `$skip`, 10 unless asked, up to 1000; the directory by `$skiptoken`, 100 unless asked, up to 999. */
  store: 'exchange' | 'directory'
  /** Options beyond OData's: `includeHiddenFolders`. */
  custom?: readonly string[]
}

/** A query for a list that was understood. */
export interface ListQuery<T> extends Projection<T> {
  filter: Filter<T> | undefined
  orderBy: OrderBy<T> | undefined
  range: PageRange
  /** Whether the answer says how many there are altogether. */
  count: boolean
  /** What was said for the options beyond OData's. */
  custom: Partial<Record<string, string>>
}

const odataOptions = ['$filter', '$orderby', '$select', '$expand', '$top', '$count'] as const

/**
 * Reads the query options of a list. Throws the refusal of the option that cannot be understood, `inefficientFilter` where
 * Exchange would sort by what it does not filter by, and `queryUnsupported` for an option that there is not.
 */
export function readListQuery<T>(url: URL, { type, store, custom = [] }: ListRules<T>): ListQuery<T> {
  const skipping = store === 'exchange' ? '$skip' : '$skiptoken'
  const given: Partial<Record<string, string>> = readQuery(url, [...odataOptions, skipping, ...custom])
  const filter = given['$filter'] === undefined ? undefined : readFilter(given['$filter'], type)
  const orderBy = given['$orderby'] === undefined ? undefined : readOrderBy(given['$orderby'], type)
  if (store === 'exchange' && filter !== undefined && orderBy !== undefined) requireSortableFilter(filter.node, orderBy)
  return {
    ...readProjection({ $select: given['$select'], $expand: given['$expand'] }, type),
    filter,
    orderBy,
    range: store === 'exchange' ? readSkipPaging(given) : readTokenPaging(given),
    count: readFlag('$count', given['$count']),
    custom: Object.fromEntries(custom.map((name) => [name, given[name]])),
  }
}

/** `true` or `false`, in any letter case; false when it is not given. Throws `pagingInvalid`, which names the option. */
export function readFlag(name: string, text: string | undefined): boolean {
  const flag = (text ?? 'false').toLowerCase()
  if (flag !== 'true' && flag !== 'false') throw new GraphRefusal('pagingInvalid', `${name} (true or false)`)
  return flag === 'true'
}

/**
 * The page of a list that was asked for: filtered, sorted, counted, cut, and with a link to the next one on the host that
 * was asked. Rows come in the order that the list has unasked. Only the rows of the page are rendered.
 */
export function collectionAnswer<T>(
  rows: readonly T[],
  query: ListQuery<T>,
  { url, metadata }: { url: URL; metadata: string },
): GraphCollection<Resource> {
  const { filter, orderBy } = query
  const found = filter === undefined ? rows : rows.filter((row) => filter.matches(row))
  const sorted = orderBy === undefined ? found : found.toSorted(orderBy.compare)
  const page = pageOf(sorted, query.range, {
    url,
    metadata: metadataOf(metadata, query),
    show: (row) => resourceOf(row, query),
  })
  if (!query.count) return page
  const { '@odata.context': context, ...rest } = page
  return { '@odata.context': context, '@odata.count': found.length, ...rest }
}
