import { expect, test } from 'vitest'
import { openSearched } from '../compliance/content-search/sample-searched.ts'

async function verdictOf(answer: Promise<unknown>): Promise<unknown> {
  return answer.catch((error: { code: string }) => error.code)
}

test('content-search.operators', async () => {
  const { put, found } = openSearched()
  put({ subject: '1', text: 'cat and dog' })
  put({ subject: '2', text: 'cat' })
  put({ subject: '3', from: 'ola@a.example', to: ['ben@b.example'] })
  expect([
    await found('cat and dog'),
    await found('cat OR dog'),
    await found('cat -dog'),
    await found('cat NOT dog'),
  ]).toEqual([...[['1'], ['1', '2'], ['2'], ['2']]])
  expect([await found('cat dog'), await found('participants:ola participants:zoe')]).toEqual([['1'], []])
})

test('content-search.near', async () => {
  const { put, found } = openSearched()
  put({ subject: '1', text: 'best 1 2 3 4 worst' })
  put({ subject: '2', text: 'worst 1 2 3 4 5 6 7 best' })
  expect([await found('best NEAR(5) worst'), await found('best NEAR worst')]).toEqual([['1'], ['1', '2']])
  expect(await found('best NEAR(4) worst')).toEqual([])
})

test('content-search.prefixes', async () => {
  const { put, found } = openSearched()
  put({ subject: '1', text: 'fat cats' })
  expect([await found('cat*'), await found('"fat cat*"')]).toEqual([['1'], ['1']])
  for (const query of ['*cat', 'c*t', 'ca*', '"ca* fat"']) {
    expect([query, await verdictOf(found(query))]).toEqual([query, 'ContentQueryInvalid'])
  }
})

test('content-search.space-behind-property', async () => {
  const { put, found, search } = openSearched()
  put({ subject: '1', text: 'ola' })
  expect([await found('from: ola'), await found('from:ola')]).toEqual([['1'], []])
  expect(search.read('from: ola').notices).toHaveLength(1)
})

test('content-search.subject', async () => {
  const { put, found } = openSearched()
  put({ subject: 'The quarterly budget' })
  expect([await found('subject:"quarterly budget"'), await found('subject=budget')]).toEqual([
    ['The quarterly budget'],
    ['The quarterly budget'],
  ])
})

test('content-search.recipient-expansion', async () => {
  const { put, found } = openSearched()
  put({ subject: 'address', from: 'asha@contoso.example' })
  put({ subject: 'alias', from: 'a.patel@contoso.example' })
  put({ subject: 'name', from: 'Asha Patel <1@phone.example>' })
  for (const value of ['asha@contoso.example', 'a.patel@contoso.example', '"Asha Patel"']) {
    expect(await found(`from:${value}`)).toEqual(['address', 'alias', 'name'])
  }
  expect(await found('from:"asha@contoso*"')).toEqual(['address'])
})

test('content-search.days', async () => {
  const { put, found } = openSearched()
  put({ subject: 'first', sent: '2026-11-20T00:00:00Z' })
  put({ subject: 'last', sent: '2026-11-21T23:59:59.999Z' })
  put({ subject: 'next', sent: '2026-11-22T00:00:00Z' })
  expect(await found('sent:2026-11-20..2026-11-21')).toEqual(['first', 'last'])
})

test('content-search.third-party', async () => {
  const { put, found } = openSearched()
  put({ subject: 'chat', itemClass: 'IPM.ExternalData.Sample.Message' })
  put({ subject: 'mail' })
  for (const query of [
    'kind:externaldata',
    'kind:EXTERNALDATA',
    'itemclass:ipm.externaldata.sample*',
    'itemclass:IPM.ExternalData*',
  ]) {
    expect(await found(query)).toEqual(['chat'])
  }
})

test('content-search.no-headers', async () => {
  const { put, found } = openSearched()
  put({ subject: 'with the header X-Secret: headerword' })
  put({ subject: 'without the word' })
  expect(await found('headerword')).toEqual(['with the header X-Secret: headerword'])
  expect(await verdictOf(found('subject:""'))).toBe('ContentQueryInvalid')
})

test('content-search.straight-quotes', async () => {
  const { found } = openSearched()
  expect(await verdictOf(found('“fat cat”'))).toBe('ContentQueryInvalid')
})

test('content-search.recoverable-items', async () => {
  const { put, found } = openSearched()
  put({ subject: 'deleted', folder: 'recoverableitemsdeletions' })
  expect(await found('deleted')).toEqual(['deleted'])
})

test('content-search.partially-indexed', async () => {
  const { put, found, partial } = openSearched()
  put({ subject: 'image', from: 'ola@a.example', files: [['a.png', 'image/png', 'p']] })
  expect([await partial('word'), await partial('image'), await found('image')]).toEqual([['image'], [], ['image']])
  expect(await partial('word NOT from:ola@a.example')).toEqual([])
})

test('content-search.limits', async () => {
  const { put, found } = openSearched()
  put({ subject: 'many', text: `fat ${Array.from({ length: 10_001 }, (_, at) => `cat${at}`).join(' ')}` })
  const long = `${'cat '.repeat(2_499)}bird`
  expect([await verdictOf(found(long)), await verdictOf(found(`${long}s`))]).toEqual([[], 'ContentQueryTooLarge'])
  expect([await found('cat*'), await verdictOf(found('"fat cat*"'))]).toEqual([['many'], 'ContentQueryTooLarge'])
})

test('content-search.words', async () => {
  const { put, found } = openSearched()
  put({ subject: '1', text: '明天的会议取消了 👍🏽' })
  put({ subject: '2', text: 'พรุ่งนี้ประชุม' })
  expect([await found('会议'), await found('议会'), await found('👍'), await found('ประชุม')]).toEqual([
    ['1'],
    [],
    ['1'],
    ['2'],
  ])
})
