import { expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { createDirectory } from '../directory/directory.ts'
import { sampleEntry } from '../sample-tenant.ts'
import { type AccessPolicy, isInReach } from './access-policy.ts'

function setup(right: AccessPolicy['right'], ...addresses: string[]) {
  const directory = createDirectory(createChance(1), memoryTables)
  directory.add(sampleEntry('asha', { aliases: ['a.rao@contoso.example'] }))
  directory.add(sampleEntry('ben'))
  return ['asha', 'ben'].filter((entryId) => isInReach({ right, addresses }, entryId, directory))
}

it('names a mailbox by any of its addresses, in any letter case', () => {
  expect([setup('restrict', 'A.Rao@Contoso.Example'), setup('deny', 'A.Rao@Contoso.Example')]).toEqual([
    ['asha'],
    ['ben'],
  ])
})

it('ignores an address without a holder', () => {
  expect([setup('restrict', 'old@contoso.example'), setup('deny', 'old@contoso.example')]).toEqual([
    [],
    ['asha', 'ben'],
  ])
})
