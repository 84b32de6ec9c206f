import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { readListQuery } from '../graph/odata/index.ts'
import { sampleEntry } from '../sample-tenant.ts'
import { createDirectory } from './directory.ts'
import { graphUserType } from './graph-user.ts'
import { usersToFilter } from './user-lookup.ts'
import { requireDirectoryQuery } from './user-query.ts'

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

function queryOf(options: Record<string, string>) {
  const url = new URL(`https://tenant.example/v1.0/users?${new URLSearchParams(options)}`)
  return readListQuery(url, { type: graphUserType, store: 'directory' })
}

function setup() {
  const directory = createDirectory(createChance(1), memoryTables)
  directory.add(sampleEntry('asha', { userPrincipalName: 'asha@corp.example', aliases: ['a@contoso.example'] }))
  directory.add(sampleEntry('gus', { kind: 'guest', mailbox: 'none' }))
  directory.add(sampleEntry('sales', { kind: 'group', mailbox: 'none' }))
  directory.add(sampleEntry('carl', { kind: 'contact', mailbox: 'none' }))
  directory.add(sampleEntry('gone', { mailbox: 'soft-deleted' }))
  return directory
}

/** Finds by `$filter` as the list of users does, and counts the users that it looked at. */
function find($filter: string, directory = setup()) {
  const { filter } = queryOf({ $filter })
  const candidates = usersToFilter(directory, filter?.node)
  const found = candidates.filter((user) => filter?.matches(user))
  return { found: found.map(({ entry }) => entry.entryId), lookedAt: candidates.length }
}

it.each([
  ["proxyAddresses/any(p:p eq 'smtp:asha@contoso.example')", ['asha']],
  ["proxyAddresses/any (x: x eq 'SMTP:A@CONTOSO.EXAMPLE')", ['asha']],
  ["proxyAddresses/any(p:p eq 'a@contoso.example')", []],
  ["proxyAddresses/any(p:p eq 'sip:a@contoso.example')", []],
  ["proxyAddresses/any(p:startsWith(p,'smtp:a@'))", ['asha']],
  ["mail eq 'Asha@contoso.example'", ['asha']],
  ["mail eq 'a@contoso.example'", []],
  ["MAIL in ('nobody@contoso.example','asha@contoso.example')", ['asha']],
  ["userPrincipalName eq 'asha@CORP.example'", ['asha']],
  ["userPrincipalName eq 'asha@contoso.example'", []],
  ["mail eq 'gus@contoso.example'", ['gus']],
  ["userType eq 'Guest'", ['gus']],
  ["accountEnabled eq true and userType eq 'Member'", ['asha']],
  ["otherMails/any(m:m eq 'gus@contoso.example')", ['gus']],
  ["assignedPlans/any(p:p/service eq 'exchange' and p/capabilityStatus eq 'Enabled')", ['asha']],
  ["proxyAddresses/any(p:p eq 'smtp:sales@contoso.example')", []],
  ["mail eq 'carl@contoso.example'", []],
  ["userPrincipalName eq 'gone@contoso.example'", []],
])('finds with %s: %j', ($filter, found) => {
  expect(find($filter).found).toEqual(found)
})

it.each([
  ["mail eq 'asha@contoso.example' and accountEnabled eq true", ['asha'], 1],
  ["mail eq 'asha@contoso.example' and accountEnabled eq false", [], 1],
  ["userPrincipalName eq 'nobody@contoso.example'", [], 0],
  ["proxyAddresses/any(p:p eq 'smtp:a@contoso.example')", ['asha'], 1],
  ["mail eq 'asha@contoso.example' or userType eq 'Guest'", ['asha', 'gus'], 2],
])('looks a user up by %s instead of filtering all users', ($filter, found, lookedAt) => {
  expect(find($filter)).toEqual({ found, lookedAt })
})

it('finds by an id', () => {
  const directory = setup()
  const { objectId } = directory.object('asha')
  expect(find(`id eq '${objectId.toUpperCase()}'`, directory)).toEqual({ found: ['asha'], lookedAt: 1 })
})

it('finds the user of an address with quotes', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const directory = createDirectory(createChance(1), memoryTables)
      directory.add(sampleEntry('asha', { aliases: [address] }))
      const byMail = find(`mail eq ${quoted(address)}`, directory).found
      const byAlias = find(`proxyAddresses/any(p:p eq ${quoted(`smtp:${address}`)})`, directory).found
      expect([byMail, byAlias]).toEqual([[], ['asha']])
    }),
  )
})

const advanced = /parameters might be missing/
const unsupported = /invalid query filter clause/
const noSorting = /Sorting not supported/

it.each([
  ["accountEnabled eq false and startsWith(mail,'a') or displayName ge 'b'", {}, undefined],
  ['accountEnabled ne true', {}, advanced],
  ["not (userType eq 'Guest')", {}, advanced],
  ["endsWith(mail,'@contoso.example')", {}, advanced],
  ["proxyAddresses/any(p:endsWith(p,'contoso.example'))", {}, advanced],
  ["endsWith(displayName,'a')", {}, unsupported],
  ["contains(mail,'a')", {}, unsupported],
  ["displayName gt 'a'", {}, unsupported],
  ['showInAddressList eq true', {}, unsupported],
  ["userType eq 'Guest'", { $orderby: 'displayName' }, noSorting],
])('without advanced query parameters, %s with %j is refused: %s', ($filter, more, refusal) => {
  const ask = () => requireDirectoryQuery(queryOf({ $filter, ...more }), false)
  if (refusal === undefined) expect(ask).not.toThrow()
  else expect(ask).toThrow(refusal)
})

it.each([
  ["accountEnabled ne true and not (endsWith(mail,'x'))", { $orderby: 'displayName' }, undefined],
  ["contains(mail,'a')", {}, unsupported],
  ["userType eq 'Guest'", { $orderby: 'mail' }, noSorting],
])('with advanced query parameters, %s with %j is refused: %s', ($filter, more, refusal) => {
  const ask = () => requireDirectoryQuery(queryOf({ $filter, ...more }), true)
  if (refusal === undefined) expect(ask).not.toThrow()
  else expect(ask).toThrow(refusal)
})

it('sorts by name or user principal name without a filter', () => {
  expect(() => requireDirectoryQuery(queryOf({ $orderby: 'userPrincipalName desc' }), false)).not.toThrow()
  expect(() => requireDirectoryQuery(queryOf({ $orderby: 'mail' }), false)).toThrow(noSorting)
})
