import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fullPages, irregularPages } from '../../control/page-cut.ts'
import { createChance } from '../../control/seed.ts'
import { pageOf, readSkipPaging, readTokenPaging, skipPagingOptions } from './paging.ts'
import { readQuery } from './query-options.ts'

const readers = [
  ['$skip', (url: URL) => readSkipPaging(readQuery(url, skipPagingOptions))],
  ['$skiptoken', (url: URL) => readTokenPaging(readQuery(url, ['$top', '$skiptoken']))],
] as const

it.each(readers)('gives every entry once and in order to a client that follows the %s links', (option, read) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 50 }), (count, top) => {
      const all = Array.from({ length: count }, (_, index) => index)
      const seen: number[] = []
      let pages = 0
      let next: string | undefined = `https://tenant.example/v1.0/users?$top=${top}`
      while (next !== undefined) {
        const url: URL = new URL(next)
        const page = pageOf(all, read(url), {
          url,
          metadata: 'users',
          cutPage: fullPages,
          show: (entry: number) => entry,
        })
        expect(page.value.length).toBeLessThanOrEqual(top)
        seen.push(...page.value)
        pages += 1
        next = page['@odata.nextLink']
        if (next !== undefined) expect(new URL(next).searchParams.has(option)).toBe(true)
      }
      expect(seen).toEqual(all)
      expect(pages).toBe(Math.max(1, Math.ceil(count / top)))
    }),
  )
})

it.each(readers)('does so when pages are short or empty, by the %s links', (_option, read) => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 50 }), (seed, count, top) => {
      const cutPage = irregularPages(createChance(seed))
      const all = Array.from({ length: count }, (_, index) => index)
      const seen: number[][] = []
      let next: string | undefined = `https://tenant.example/v1.0/users?$top=${top}`
      while (next !== undefined) {
        const url: URL = new URL(next)
        const page = pageOf(all, read(url), { url, metadata: 'users', cutPage, show: (entry: number) => entry })
        seen.push(page.value)
        next = page['@odata.nextLink']
        if (seen.length > 4 * count + 10) throw new Error('the pages do not end')
      }
      expect(seen.flat()).toEqual(all)
      expect(seen.map(({ length }) => (length === 0 ? '0' : '+')).join('')).not.toContain('000')
    }),
  )
})

it('refuses a token that is not from a link', () => {
  expect(() => readSkipPaging({ $skiptoken: 'made up' })).toThrow(
    expect.objectContaining({ code: 'ErrorInvalidUrlQuery' }),
  )
  expect(() => readTokenPaging({ $skiptoken: 'made up' })).toThrow(expect.objectContaining({ status: 400 }))
})

it.each(['0', '1001', '-1', '1.5', 'ten', '', '1e2', '99999999999'])(
  'refuses %s as a page size of Exchange',
  ($top) => {
    expect(() => readSkipPaging({ $top })).toThrow(expect.objectContaining({ code: 'ErrorInvalidUrlQuery' }))
  },
)

it.each(['0', '1000', 'ten'])('refuses %s as a page size of the directory', ($top) => {
  expect(() => readTokenPaging({ $top })).toThrow(expect.objectContaining({ code: 'Request_UnsupportedQuery' }))
})

it('takes the smallest and the largest page sizes', () => {
  const tops = [readSkipPaging({ $top: '1' }), readSkipPaging({ $top: '1000' }), readTokenPaging({ $top: '999' })]
  expect(tops.map(({ top }) => top)).toEqual([1, 1000, 999])
})

it('gives pages of 10, or 100 users, to those who ask for no size', () => {
  expect([readSkipPaging({}), readTokenPaging({})]).toMatchObject([
    { skip: 0, top: 10 },
    { skip: 0, top: 100 },
  ])
})

it('refuses a negative skip', () => {
  expect(() => readSkipPaging({ $skip: '-1' })).toThrow(expect.objectContaining({ code: 'ErrorInvalidUrlQuery' }))
})

it('keeps the other query options in the link', () => {
  const url = new URL('https://tenant.example:8443/v1.0/users?$select=id,mail&$top=1')
  const page = pageOf([1, 2], readTokenPaging({ $top: '1' }), {
    url,
    metadata: 'users',
    cutPage: fullPages,
    show: String,
  })
  const next = new URL(page['@odata.nextLink'] ?? '')
  expect([next.origin, next.searchParams.get('$select'), next.searchParams.get('$top')]).toEqual([
    'https://tenant.example:8443',
    'id,mail',
    '1',
  ])
})
