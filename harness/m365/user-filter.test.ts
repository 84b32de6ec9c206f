import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChance } from '../control/seed.ts'
import { createDirectory } from './directory.ts'
import { sampleEntry } from './sample-tenant.ts'
import { readUserFilter, usersMatching } from './user-filter.ts'

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

it('reads any literal back, quotes and all', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const any = readUserFilter(`proxyAddresses/any(p:p eq ${quoted(value)})`)
      expect([readUserFilter(`mail eq ${quoted(value)}`), any]).toEqual([
        { property: 'mail', value },
        { property: 'proxyAddresses', value },
      ])
    }),
  )
})

it('takes spaces and names where OData lets them be', () => {
  expect(readUserFilter(" USERPRINCIPALNAME  eq 'x' ")).toEqual({ property: 'userPrincipalName', value: 'x' })
  expect(readUserFilter("proxyAddresses/any( address : address eq 'x' )")).toEqual({
    property: 'proxyAddresses',
    value: 'x',
  })
})

it.each([
  ["mail eq 'it's'", 'BadRequest'],
  ["mail eq 'x", 'BadRequest'],
  ['', 'BadRequest'],
  ["mail ne 'x'", 'Request_UnsupportedQuery'],
  ["mail eq 'x' or mail eq 'y'", 'Request_UnsupportedQuery'],
  ["jobTitle eq 'x'", 'Request_UnsupportedQuery'],
  ["otherMails/any(p:p eq 'x')", 'Request_UnsupportedQuery'],
  ["proxyAddresses/any(p:q eq 'smtp:x')", 'Request_UnsupportedQuery'],
  ["proxyAddresses eq 'smtp:x'", 'Request_UnsupportedQuery'],
])('refuses the filter %s', (filter, code) => {
  expect(() => readUserFilter(filter)).toThrow(expect.objectContaining({ code, status: 400 }))
})

describe('in a directory', () => {
  const directory = createDirectory(createChance(1))
  directory.add(sampleEntry('asha', { userPrincipalName: 'asha@corp.example', aliases: ['a@contoso.example'] }))
  directory.add(sampleEntry('gus', { kind: 'guest', mailbox: 'none' }))
  directory.add(sampleEntry('sales', { kind: 'group', mailbox: 'none' }))
  directory.add(sampleEntry('carl', { kind: 'contact', mailbox: 'none' }))
  directory.add(sampleEntry('gone', { mailbox: 'soft-deleted' }))

  it.each([
    ["proxyAddresses/any(p:p eq 'smtp:asha@contoso.example')", ['asha']],
    ["proxyAddresses/any(p:p eq 'SMTP:A@CONTOSO.EXAMPLE')", ['asha']],
    ["proxyAddresses/any(p:p eq 'a@contoso.example')", []],
    ["proxyAddresses/any(p:p eq 'sip:a@contoso.example')", []],
    ["mail eq 'Asha@contoso.example'", ['asha']],
    ["mail eq 'a@contoso.example'", []],
    ["userPrincipalName eq 'asha@CORP.example'", ['asha']],
    ["userPrincipalName eq 'asha@contoso.example'", []],
    ["mail eq 'gus@contoso.example'", ['gus']],
    ["proxyAddresses/any(p:p eq 'smtp:sales@contoso.example')", []],
    ["mail eq 'carl@contoso.example'", []],
    ["userPrincipalName eq 'gone@contoso.example'", []],
  ])('finds with %s: %j', (filter, found) => {
    expect(usersMatching(directory, readUserFilter(filter)).map(({ entry }) => entry.entryId)).toEqual(found)
  })
})
