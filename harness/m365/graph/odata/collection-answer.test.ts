import { expect, it } from 'vitest'
import { fullPages } from '../../../control/page-cut.ts'
import { collectionAnswer, readListQuery } from './collection-answer.ts'
import { type SampleMail, sampleMail, sampleType } from './sample-type.ts'

const mails = [
  sampleMail('a', { size: 3 }),
  sampleMail('b', { size: 1, subject: null, isRead: true }),
  sampleMail('c', { size: 3, subject: 'first' }),
  sampleMail('d', { size: 2, isRead: true }),
]

function list(query: string, rows: readonly SampleMail[] = mails, store: 'exchange' | 'directory' = 'exchange') {
  const url = new URL(`https://tenant.example/v1.0/mails?${query}`)
  const rules = { type: sampleType, store, custom: ['includeHidden'], sortsByFilterOnly: store === 'exchange' }
  return collectionAnswer(rows, readListQuery(url, rules), { url, metadata: 'mails', cutPage: fullPages })
}

const idsOf = (query: string): string =>
  list(query)
    .value.map(({ id }) => id)
    .join('')

it.each([
  ['', 'abcd'],
  ['$filter=size eq 3', 'ac'],
  ['$orderby=size', 'bdac'],
  ['$orderby=size desc', 'acdb'],
  ['$orderby=SIZE DESC, subject asc', 'acdb'],
  ['$orderby=subject', 'badc'],
  ['$orderby=subject desc', 'cdab'],
  ['$orderby=from/emailAddress/address,size', 'bdac'],
  ['$skip=1&$top=2', 'bc'],
  ['$filter=size gt 1&$orderby=size&$top=2', 'da'],
  ['$filter=isRead eq true and size ge 1&$orderby=isRead,size desc', 'db'],
])('answers %s with %s', (query, ids) => {
  expect(idsOf(query)).toBe(ids)
})

it.each([
  ['$filter=isRead eq true&$orderby=size', 'sorts by what is not filtered by'],
  ['$filter=isRead eq true and size ge 1&$orderby=size', 'not the first'],
  ['$filter=size ge 1 and isRead eq true&$orderby=isRead,size', 'another order'],
  ['$filter=size ge 1&$orderby=size,isRead', 'one too many'],
])('refuses %s: %s', (query) => {
  expect(() => list(query)).toThrow(expect.objectContaining({ status: 400, code: 'InefficientFilter' }))
})

it('leaves it to the directory itself what it sorts by', () => {
  expect(() => list('$filter=isRead eq true&$orderby=size', mails, 'directory')).not.toThrow()
})

it.each([
  ['exchange', '$skip'],
  ['directory', '$skiptoken'],
] as const)('leads to the next page of %s by %s', (store, option) => {
  const next = list('$top=1', mails, store)['@odata.nextLink'] ?? ''
  expect([...new URL(next).searchParams.keys()]).toEqual(['$top', option])
  expect(list(new URL(next).search.slice(1), mails, store).value).toMatchObject([{ id: 'b' }])
})

it('counts what the filter finds, on every page', () => {
  expect(list('$filter=size eq 3&$top=1&$count=true')).toEqual({
    '@odata.context': 'https://tenant.example/v1.0/$metadata#mails',
    '@odata.count': 2,
    '@odata.nextLink': 'https://tenant.example/v1.0/mails?$filter=size+eq+3&$top=1&$count=true&$skip=1',
    value: [expect.objectContaining({ id: 'a' })],
  })
  expect(list('$count=false')).not.toHaveProperty('@odata.count')
})

it('names what was selected in the context', () => {
  const page = list('$select=subject&$top=1')
  expect(page['@odata.context']).toBe('https://tenant.example/v1.0/$metadata#mails(subject)')
  expect(page.value).toEqual([{ '@odata.etag': 'W/"a"', id: 'a', subject: 'Subject of a' }])
})

it('renders no more than the page', () => {
  let rendered = 0
  const many = Array.from({ length: 100 }, (_, index) => sampleMail(`${index}`))
  for (const mail of many) {
    Object.defineProperty(mail, 'subject', {
      get: () => {
        rendered += 1
        return 'x'
      },
    })
  }
  list('$filter=size eq 10&$top=5', many)
  expect(rendered).toBe(5)
})

it.each(['$count=yes', '$orderby=', '$orderby=size up', '$orderby=sender', '$orderby=categories', '$made-up=x'])(
  'refuses %s',
  (query) => {
    expect(() => list(query)).toThrow(expect.objectContaining({ status: 400 }))
  },
)

it('knows the options of the operation itself', () => {
  const query = readListQuery(new URL('https://tenant.example/v1.0/mails?includeHidden=true'), {
    type: sampleType,
    store: 'exchange',
    custom: ['includeHidden'],
  })
  expect(query.custom).toEqual({ includeHidden: 'true' })
})
