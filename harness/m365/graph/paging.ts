import type { GraphCollection } from '../../contract/index.ts'
import type { CutPage } from '../../control/page-cut.ts'
import { GraphRefusal } from './errors.ts'
import { apiVersionOf } from './odata/routed-path.ts'
import { optionIn, readNumber } from './query-options.ts'

/** Where a page starts, how long it may be, and what leads to the next one. */
export interface PageRange {
  skip: number
  top: number
  /** How many pages came before, if one of them was cut irregularly; otherwise a number that no other page of the list has. */
  turn: number
  link: WriteLink
}

/** Writes into a link where the next page begins; `turn` only after an irregular page. */
type WriteLink = (link: URLSearchParams, next: { skip: number; turn?: number | undefined }) => void

/** Exchange's limits; 10 is the default page size. */
const exchangePage = { default: 10, max: 1000 }
/** For `topMax`: pages as long as anybody asks for. */
export const anyPageSize: number = Number.MAX_SAFE_INTEGER
/** The directory's limits. */
const directoryPage = { default: 100, max: 999 }

/** The query options that page through a mailbox. `$skiptoken` is only in links. */
export const skipPagingOptions = ['$top', '$skip', '$skiptoken'] as const

/** What Microsoft documents besides for lists of folders and items of the import session, and these lists do not have. */
export const mailboxListOptions: readonly string[] = ['$select', '$filter', '$orderby', '$count', '$expand']

/** The limits of a list of Exchange on the length of a page. */
interface PageSizes {
  /** The largest `$top`; absent: 1000. */
  topMax?: number | undefined
  /** What `Prefer: odata.maxpagesize` asks for. */
  preferred?: number | undefined
}

/** The range that `$top`, at most `topMax`, and `$skip` ask for, or a link. Throws `pagingInvalid`. */
export function readSkipPaging(
  options: { $top?: string; $skip?: string; $skiptoken?: string },
  { topMax = exchangePage.max, preferred }: PageSizes = {},
): PageRange {
  const top = readNumber(options.$top ?? String(defaultTop(exchangePage.default, topMax, preferred)), 1, topMax)
  const allowed = topMax === anyPageSize ? '1 or more' : `1 to ${topMax}`
  if (top === undefined) throw new GraphRefusal('pagingInvalid', `$top (${allowed})`)
  const skip = readNumber(options.$skip ?? '0', 0, Number.MAX_SAFE_INTEGER)
  if (skip === undefined) throw new GraphRefusal('pagingInvalid', '$skip (0 or more)')
  const { $skiptoken } = options
  const [turn] = $skiptoken === undefined ? [skip] : readToken($skiptoken)
  if (turn === undefined) throw new GraphRefusal('pagingInvalid', '$skiptoken (from @odata.nextLink)')
  return { skip, top: shorter(top, preferred), turn, link: skipInTheOpen }
}

/** The range that `$top` and the `$skiptoken` of a link ask for. Throws `pageSizeInvalid`, `pageTokenInvalid`. */
export function readTokenPaging(options: { $top?: string; $skiptoken?: string }, preferred?: number): PageRange {
  const usual = defaultTop(directoryPage.default, directoryPage.max, preferred)
  const top = readNumber(options.$top ?? String(usual), 1, directoryPage.max)
  if (top === undefined) throw new GraphRefusal('pageSizeInvalid', options.$top)
  const [skip, turn = skip] = options.$skiptoken === undefined ? [0] : readToken(options.$skiptoken)
  if (skip === undefined || turn === undefined) throw new GraphRefusal('pageTokenInvalid')
  return { skip, top: shorter(top, preferred), turn, link: onlyToken }
}

/** Without `$top`, a page is as long as the client prefers, also where that is more than the default. */
function defaultTop(usual: number, max: number, preferred: number | undefined): number {
  return preferred === undefined ? usual : Math.min(preferred, max)
}

/** A preference makes no page longer than `$top` does. */
function shorter(top: number, preferred: number | undefined): number {
  return preferred === undefined ? top : Math.min(top, preferred)
}

/** `$skip` in the open; a token says which page it is, because two pages have one `$skip` if the first of them is empty. */
const skipInTheOpen: WriteLink = (link, { skip, turn }) => {
  // A link has both under one spelling, or the option would be there twice.
  link.delete('skip')
  link.delete('skiptoken')
  link.set('$skip', String(skip))
  if (turn === undefined) link.delete('$skiptoken')
  else link.set('$skiptoken', tokenOf([turn]))
}
/** A token that clients cannot compute; the directory does not accept `$skip`. */
const onlyToken: WriteLink = (link, { skip, turn }) => {
  link.delete('skiptoken')
  link.set('$skiptoken', tokenOf(turn === undefined ? [skip] : [skip, turn]))
}

function tokenOf(numbers: readonly number[]): string {
  return Buffer.from(numbers.join(' '), 'latin1').toString('base64url')
}

/** The numbers of a token; none if it is not a token. */
function readToken(token: string): number[] {
  const texts = Buffer.from(token, 'base64url').toString('latin1').split(' ')
  const numbers = texts.map((text) => readNumber(text, 0, Number.MAX_SAFE_INTEGER))
  return numbers.every((number) => number !== undefined) ? numbers : []
}

/** What a page needs besides its entries. */
export interface PageSetting {
  url: URL
  metadata: string
  cutPage: CutPage
}

/**
 * One page of a collection. `@odata.nextLink` leads to the next one on the host that was asked, with the other query
 * options as they were. A page may have fewer entries than were asked for, or none, and a link nevertheless.
 */
export function pageOf<T, U>(
  all: Pick<readonly T[], 'length' | 'slice'>,
  { skip, top, turn, link }: PageRange,
  { url, metadata, cutPage, show }: PageSetting & { show: (entry: T) => U },
): GraphCollection<U> {
  const list = `${url.pathname} ${optionIn(url, '$filter') ?? ''}`
  const { count, isLast } = cutPage({ list, turn, limit: top, rest: Math.max(all.length - skip, 0) })
  const next = new URL(url)
  link(next.searchParams, { skip: skip + count, turn: count === top ? undefined : turn + 1 })
  return {
    '@odata.context': contextOf(url, metadata),
    ...(isLast ? {} : { '@odata.nextLink': hrefOf(next) }),
    value: all.slice(skip, skip + count).map(show),
  }
}

/** An address as Graph writes it: the dollar signs of its options are not encoded. Some clients look for `$skiptoken=`. */
function hrefOf(url: URL): string {
  return url.href.replaceAll(/([?&])%24/g, '$1$')
}

/** The `@odata.context` of an answer. */
export function contextOf(url: URL, metadata: string): string {
  return `${url.origin}/${apiVersionOf(url)}/$metadata#${metadata}`
}
