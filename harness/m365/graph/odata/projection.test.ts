import { expect, it } from 'vitest'
import { readEntityQuery } from './projection.ts'
import { entityAnswer } from './resource.ts'
import { sampleMail, sampleType } from './sample-type.ts'

const mail = sampleMail('a', {
  categories: ['red'],
  extended: [
    { id: "it's", value: '1' },
    { id: 'a),b;(', value: '2' },
  ],
})

function show(query: string, row = mail) {
  const url = new URL(`https://tenant.example/v1.0/mails/a?${query}`)
  return entityAnswer(row, readEntityQuery(url, sampleType), { url, metadata: 'mails' })
}

it('gives what is given unasked', () => {
  expect(show('')).toEqual({
    '@odata.context': 'https://tenant.example/v1.0/$metadata#mails/$entity',
    '@odata.etag': 'W/"a"',
    id: 'a',
    subject: 'Subject of a',
    isRead: false,
    size: 10,
    receivedDateTime: '2026-11-22T06:00:00Z',
    from: { emailAddress: { name: 'Asha', address: 'Asha@contoso.example' } },
  })
})

it('gives what is selected, in any letter case, and says so in the context', () => {
  expect(show('$select=Categories, size')).toEqual({
    '@odata.context': 'https://tenant.example/v1.0/$metadata#mails(categories,size)/$entity',
    '@odata.etag': 'W/"a"',
    id: 'a',
    size: 10,
    categories: ['red'],
  })
})

it('takes an asterisk for what is given unasked', () => {
  expect(show('$select=*')).toEqual(show(''))
})

it('expands what a filter finds, and can select within', () => {
  const expanded = show("$select=id&$expand=extended($filter=id eq 'it''s';$select=value),parts")
  expect([expanded['extended'], expanded['parts']]).toEqual([[{ value: '1' }], [{ name: 'body', bytes: 10 }]])
})

it('takes brackets and separators within a text for text', () => {
  const expanded = show("$select=id&$expand=extended($filter=id eq 'a),b;('),parts($select=name)")
  expect([expanded['extended'], expanded['parts']]).toEqual([[{ id: 'a),b;(', value: '2' }], [{ name: 'body' }]])
})

it('leaves an expansion out that finds nothing, where Graph does', () => {
  expect(show("$expand=extended($filter=id eq 'none')")).not.toHaveProperty('extended')
})

it.each([
  '$select=sender',
  '$select=',
  '$expand=sender',
  '$expand=extended',
  '$expand=extended($orderby=id)',
  "$expand=extended($filter=id eq 'x'",
  '$expand=parts()',
  '$expand=parts($expand=extended)',
  '$expand=',
])('refuses %s', (query) => {
  expect(() => show(query)).toThrow(expect.objectContaining({ status: 400, code: 'BadRequest' }))
})

it('refuses a filter inside of an expansion that cannot be read', () => {
  expect(() => show('$expand=parts($filter=bytes)')).toThrow(/Invalid filter clause/)
})

it('does not take long over a hostile expansion', () => {
  expect(() => show(`$expand=parts${'('.repeat(10_000)}${' '.repeat(10_000)}x`)).toThrow(/Could not find/)
})
