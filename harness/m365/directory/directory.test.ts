import { expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { sampleEntry } from '../sample-tenant.ts'
import { createDirectory } from './directory.ts'

const setup = () => createDirectory(createChance(1), memoryTables)

it('finds a user by id or user principal name in any letter case, and by no other address', () => {
  const directory = setup()
  const entry = sampleEntry('asha', { userPrincipalName: 'asha@corp.example', aliases: ['a@contoso.example'] })
  const asha = directory.add(entry)
  const found = [asha.objectId.toUpperCase(), 'ASHA@corp.example', 'asha@contoso.example', 'a@contoso.example'].map(
    (id) => directory.user(id)?.entry.entryId,
  )
  expect(found).toEqual(['asha', 'asha', undefined, undefined])
})

it('does not count a group as a user, but its addresses are taken', () => {
  const directory = setup()
  const { objectId } = directory.add(sampleEntry('sales', { kind: 'group', mailbox: 'none' }))
  expect([directory.user(objectId), directory.user('sales@contoso.example')]).toEqual([undefined, undefined])
  expect(() => directory.add(sampleEntry('ben', { aliases: ['Sales@contoso.example'] }))).toThrow(
    expect.objectContaining({ code: 'address-taken' }),
  )
})

it('refuses an entry that is there already', () => {
  const directory = setup()
  directory.add(sampleEntry('asha'))
  expect(() => directory.add(sampleEntry('asha'))).toThrow(expect.objectContaining({ code: 'entry-exists' }))
})

it('refuses to change an entry that is not there', () => {
  expect(() => setup().change('nobody', {})).toThrow(expect.objectContaining({ code: 'entry-unknown' }))
})

it('does not list a soft-deleted user, whose address can be used again', () => {
  const directory = setup()
  const old = directory.add(sampleEntry('asha', { mailbox: 'soft-deleted' }))
  const before = [directory.user('asha@contoso.example'), directory.user(old.objectId)]
  directory.add(
    sampleEntry('new', { userPrincipalName: 'asha@contoso.example', primaryAddress: 'asha@contoso.example' }),
  )
  expect(before).toEqual([undefined, undefined])
  expect(directory.user('asha@contoso.example')?.entry.entryId).toBe('new')
  expect(directory.holderOf('asha@contoso.example')?.entry.entryId).toBe('new')
  expect([directory.user(old.objectId), directory.object('asha')]).toEqual([undefined, old])
})

it('frees an address that a change takes away, and keeps the object id', () => {
  const directory = setup()
  const { objectId } = directory.add(sampleEntry('asha', { aliases: ['old@contoso.example'] }))
  const changed = directory.change('asha', { aliases: ['new@contoso.example'] })
  const holders = ['old@contoso.example', 'new@contoso.example'].map((address) => directory.holderOf(address))
  expect(holders).toEqual([undefined, changed])
  expect(changed.objectId).toBe(objectId)
})

it('leaves an entry as it was when its change is refused', () => {
  const directory = setup()
  directory.add(sampleEntry('asha'))
  const ben = directory.add(sampleEntry('ben'))
  expect(() => directory.change('ben', { primaryAddress: 'asha@contoso.example' })).toThrow()
  expect([directory.object('ben'), directory.holderOf('ben@contoso.example')]).toEqual([ben, ben])
})

it('does not change when the caller changes the entry that it passed', () => {
  const directory = setup()
  const entry = sampleEntry('asha')
  directory.add(entry)
  entry.aliases.push('later@contoso.example')
  expect(directory.object('asha').entry.aliases).toEqual([])
})
