import type { GraphCollection } from '../../contract/index.ts'
import { GraphRefusal } from './errors.ts'
import { readNumber } from './query-options.ts'

/** Where a page starts, how long it may be, and what leads to the next one. */
export interface PageRange {
  skip: number
  top: number
  link: PageLink
}

/** Which query option leads to the next page, and how it spells the number of entries before it. */
interface PageLink {
  option: '$skip' | '$skiptoken'
  spell(skip: number): string
}

/** Exchange's limits; 10 is the default page size. */
const exchangePage = { default: 10, max: 1000 }
/** The directory's limits. */
const directoryPage = { default: 100, max: 999 }

/** The range that `$top` and `$skip` ask for. Throws `pagingInvalid`. */
export function readSkipPaging(options: { $top?: string; $skip?: string }): PageRange {
  const top = readNumber(options.$top ?? String(exchangePage.default), 1, exchangePage.max)
  if (top === undefined) throw new GraphRefusal('pagingInvalid', `$top (1 to ${exchangePage.max})`)
  const skip = readNumber(options.$skip ?? '0', 0, Number.MAX_SAFE_INTEGER)
  if (skip === undefined) throw new GraphRefusal('pagingInvalid', '$skip (0 or more)')
  return { skip, top, link: plainSkip }
}

/** The range that `$top` and the `$skiptoken` of a link ask for. Throws `pageSizeInvalid`, `pageTokenInvalid`. */
export function readTokenPaging(options: { $top?: string; $skiptoken?: string }): PageRange {
  const top = readNumber(options.$top ?? String(directoryPage.default), 1, directoryPage.max)
  if (top === undefined) throw new GraphRefusal('pageSizeInvalid', options.$top)
  const token = options.$skiptoken ?? skipToken.spell(0)
  const skip = readNumber(Buffer.from(token, 'base64url').toString('latin1'), 0, Number.MAX_SAFE_INTEGER)
  if (skip === undefined) throw new GraphRefusal('pageTokenInvalid')
  return { skip, top, link: skipToken }
}

/** `$skip` in the open. */
const plainSkip: PageLink = { option: '$skip', spell: String }
/** A token that clients cannot compute; the directory does not accept `$skip`. */
const skipToken: PageLink = {
  option: '$skiptoken',
  spell: (skip) => Buffer.from(String(skip), 'latin1').toString('base64url'),
}

/**
 * One page of a collection. `@odata.nextLink` leads to the next one on the host that was asked, with the other query
 * options as they were.
 */
export function pageOf<T, U>(
  all: readonly T[],
  range: PageRange,
  { url, metadata, show }: { url: URL; metadata: string; show: (entry: T) => U },
): GraphCollection<U> {
  const end = range.skip + range.top
  const next = new URL(url)
  next.searchParams.set(range.link.option, range.link.spell(end))
  return {
    '@odata.context': contextOf(url, metadata),
    ...(end < all.length ? { '@odata.nextLink': next.href } : {}),
    value: all.slice(range.skip, end).map(show),
  }
}

/** The `@odata.context` of an answer. */
export function contextOf(url: URL, metadata: string): string {
  return `${url.origin}/v1.0/$metadata#${metadata}`
}
