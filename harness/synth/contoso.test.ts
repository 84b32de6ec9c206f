import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePhoneNumberWithError } from 'libphonenumber-js/min'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DirectoryEntry } from '../contract/index.ts'
import { isFictional } from './fictional-numbers.ts'
import { renderMappingFile } from './mapping-file.ts'
import { nameOf } from './person.ts'
import { type FixturePerson, readTenantFixture, type TenantFixture } from './tenant-fixture.ts'

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url))
let contoso: TenantFixture

beforeAll(async () => {
  contoso = await readTenantFixture(join(fixtures, 'tenants/contoso.json'))
})

const same = (address: string | undefined, other: string): boolean => address?.toLowerCase() === other.toLowerCase()

/** The entry with an address, and the spelling of the address in it. */
function entryOf(address: string | undefined): (DirectoryEntry & { as: string }) | undefined {
  for (const entry of contoso.directory) {
    const as = [entry.primaryAddress, ...entry.aliases].find((one) => same(address, one))
    if (as !== undefined) return { ...entry, as }
  }
  return undefined
}

const isValid = (entry: DirectoryEntry | undefined): boolean =>
  entry !== undefined && ['user', 'shared', 'room'].includes(entry.kind) && entry.mailbox === 'active'

/** A person with their data in the fixture. */
interface Dossier extends FixturePerson {
  address: string | undefined
  entry: ReturnType<typeof entryOf>
  target: string | undefined
  targetEntry: ReturnType<typeof entryOf>
}

function dossiers(): Dossier[] {
  return contoso.people.map((person) => {
    const address = person.registration?.userEmailAddress
    const target = contoso.mapping.find((row) => row.number === person.number)?.target
    return { ...person, address, entry: entryOf(address), target, targetEntry: entryOf(target) }
  })
}

const categories: [category: string, is: (dossier: Dossier) => boolean][] = [
  ['registered with their own address', ({ entry, target, fate }) => isValid(entry) && !target && fate !== null],
  [
    'without address, mapped by the file',
    (one) => !!one.registration && !one.address && !!one.target && one.fate !== null,
  ],
  ['without address, not mapped', (one) => !!one.registration && !one.address && !one.target && one.fate === null],
  [
    'registered under an address that is not theirs here, with a mailbox of their own (MAP-13)',
    (one) =>
      !!one.address &&
      !one.entry &&
      one.fate === null &&
      contoso.directory.some((entry) => entry.displayName === nameOf(one)),
  ],
  [
    'registered under an address that is not theirs, corrected by the file',
    (one) => !!one.address && !one.entry && one.fate !== null,
  ],
  ['registered under an alias', ({ entry, address }) => entry?.aliases.some((alias) => same(address, alias)) ?? false],
  ['registered in another letter case', ({ entry, address }) => isValid(entry) && entry?.as !== address],
  [
    'in a directory of another letter case',
    ({ entry, fate }) =>
      fate !== null &&
      entry !== undefined &&
      entry.primaryAddress !== fate &&
      entry.primaryAddress.toLowerCase() === fate,
  ],
  [
    'led elsewhere by the file than by a valid address (MAP-4)',
    (one) => isValid(one.entry) && isValid(one.targetEntry) && one.entry?.entryId !== one.targetEntry?.entryId,
  ],
  [
    'mapped to an alias',
    ({ targetEntry, target }) => targetEntry?.aliases.some((alias) => same(target, alias)) ?? false,
  ],
  [
    'mapped in another letter case',
    ({ targetEntry, target }) => targetEntry !== undefined && targetEntry.as !== target,
  ],
  [
    'mapped to nobody, with a valid address (MAP-5)',
    (one) => !!one.target && !one.targetEntry && isValid(one.entry) && one.fate !== null,
  ],
  [
    'mapped to a group, with a valid address',
    (one) => one.targetEntry?.kind === 'group' && isValid(one.entry) && one.fate !== null,
  ],
  [
    'mapped to somebody who left, with a valid address',
    (one) => one.targetEntry?.mailbox === 'soft-deleted' && isValid(one.entry) && one.fate !== null,
  ],
  [
    'mapped to a guest, with a valid address',
    (one) => one.targetEntry?.kind === 'guest' && isValid(one.entry) && one.fate !== null,
  ],
  [
    'mapped to nobody, without address',
    (one) => !!one.registration && !!one.target && !one.targetEntry && !one.address && one.fate === null,
  ],
  [
    'mapped to nobody, with an invalid address',
    (one) => !!one.target && !one.targetEntry && !!one.address && one.fate === null,
  ],
  ...(['soft-deleted', 'inactive', 'none'] as const).map((mailbox): [string, (dossier: Dossier) => boolean] => [
    `with a mailbox that is ${mailbox}`,
    ({ entry, fate }) => entry?.kind === 'user' && entry.mailbox === mailbox && fate === null,
  ]),
  ...(['guest', 'group', 'contact'] as const).map((kind): [string, (dossier: Dossier) => boolean] => [
    `registered under the address of a ${kind}`,
    ({ entry, fate }) => entry?.kind === kind && fate === null,
  ]),
  ['gone, and mapped to a successor', ({ entry, fate }) => entry?.mailbox === 'soft-deleted' && fate !== null],
  [
    'blocked from signing in, with a live mailbox',
    ({ entry, fate }) => entry?.kind === 'user' && !entry.accountEnabled && fate !== null,
  ],
  ['registered under a shared mailbox', ({ entry, fate }) => entry?.kind === 'shared' && fate !== null],
  ['registered under a room', ({ entry, fate }) => entry?.kind === 'room' && fate !== null],
  ['not registered and not mapped', (one) => !one.registration && !one.target && one.fate === null],
  ['not registered, and mapped', (one) => !one.registration && isValid(one.targetEntry) && one.fate !== null],
  ['not registered, and mapped to nobody', (one) => !one.registration && !!one.target && one.fate === null],
  [
    'not registered, with a mailbox',
    (one) => !one.registration && contoso.directory.some((entry) => entry.displayName === nameOf(one)),
  ],
  ['of the Phone Archiver', ({ registration }) => registration?.source === 'phone-archiver'],
  ['of the Cloud Archiver', ({ registration }) => registration?.source === 'cloud-archiver'],
  ['of WhatsApp Business', ({ registration }) => registration?.network === 'WhatsApp Business'],
  ['with an Arabic name', (one) => /\p{Script=Arabic}/u.test(nameOf(one))],
  ['with a Hebrew name', (one) => /\p{Script=Hebrew}/u.test(nameOf(one))],
  ['with a Chinese or Japanese name', (one) => /\p{Script=Han}/u.test(nameOf(one))],
  ['with accents in the name', (one) => /[\u00c0-\u024f]/.test(nameOf(one))],
  ['with an apostrophe in name and address', (one) => nameOf(one).includes("'") && !!one.address?.includes("'")],
  ['with a comma in the name', (one) => nameOf(one).includes(',')],
  ['with a name of more than 100 characters', (one) => nameOf(one).length > 100],
  ['with one name only', ({ lastName }) => lastName === ''],
]

describe('contoso', () => {
  it.each(categories)('has a person who is %s', (_category, is) => {
    expect(
      dossiers()
        .filter(is)
        .map((person) => person.personId),
    ).not.toEqual([])
  })

  it('is a firm of some 40 with a few outsiders', () => {
    const registered = contoso.people.filter((person) => person.registration).length
    expect(registered).toBeGreaterThan(38)
    expect(contoso.people.length - registered).toBeGreaterThan(6)
  })

  it('maps two people to one shared mailbox by the file', () => {
    const shared = dossiers().filter((one) => one.targetEntry?.kind === 'shared')
    const targets = shared.map((one) => one.target)
    expect(targets.length).toBeGreaterThan(new Set(targets).size)
  })

  it('has two people whose numbers end in the same seven digits and whose fates differ', () => {
    const twins = contoso.people.filter((one) =>
      contoso.people.some((other) => other.number.slice(-7) === one.number.slice(-7) && other.fate !== one.fate),
    )
    expect(twins.map((person) => person.personId).sort()).toEqual(['ben', 'nora'])
  })

  it('has valid users to whom no person resolves', () => {
    const fates = new Set(contoso.people.map((person) => person.fate))
    const idle = contoso.directory.filter((entry) => isValid(entry) && !fates.has(entry.primaryAddress.toLowerCase()))
    expect(new Set(idle.map((entry) => entry.kind))).toEqual(new Set(['user', 'shared', 'room']))
  })

  it('resolves no person to a mailbox that does not accept mail', () => {
    for (const { fate } of contoso.people) if (fate !== null) expect(isValid(entryOf(fate))).toBe(true)
  })

  it('numbers everybody from a range kept for fiction, as a number that may exist', () => {
    for (const { number } of contoso.people) {
      expect(isFictional(number)).toBe(true)
      expect(parsePhoneNumberWithError(`+${number}`).isPossible()).toBe(true)
    }
  })

  it('maps only people of the cast', () => {
    const numbers = new Set(contoso.people.map((person) => person.number))
    expect(contoso.mapping.filter((row) => !numbers.has(row.number))).toEqual([])
  })

  it('keeps every address under .example', () => {
    const addresses = contoso.directory.flatMap((entry) => [entry.primaryAddress, ...entry.aliases])
    const registered = contoso.people.flatMap((person) => person.registration?.userEmailAddress ?? [])
    const targets = contoso.mapping.map((row) => row.target)
    for (const address of [...addresses, ...registered, ...targets]) expect(address).toMatch(/\.example$/)
  })

  it('lists the fates by person', () => {
    expect([contoso.fates.get('asha'), contoso.fates.get('uma')]).toEqual(['asha.menon@contoso.example', null])
    expect(contoso.fates.size).toBe(contoso.people.length)
  })

  it('is what its mapping file was rendered from', async () => {
    expect(await readFile(join(fixtures, 'mappings/contoso.csv'), 'utf8')).toBe(renderMappingFile(contoso.mapping))
  })

  it('maps in the documented spelling only', async () => {
    const [, ...lines] = (await readFile(join(fixtures, 'mappings/contoso.csv'), 'utf8')).trimEnd().split('\n')
    for (const line of lines) expect(line).toMatch(/^[1-9][0-9]+,[^",]+@[^",]+$/)
  })
})
