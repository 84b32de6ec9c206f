import { faker } from '@faker-js/faker/locale/en'
import type { CaptureRoute, DirectoryEntry } from '../contract/index.ts'
import type { Chance } from '../control/seed.ts'
import { drawFictionalNumbers } from './fictional-numbers.ts'
import { nameOf, type Person } from './person.ts'

export interface InventPeopleOptions {
  chance: Chance
  count: number
  /** The domain of the addresses; `contoso.example` by default. */
  domain?: string | undefined
  /**
   * The possible capture routes; each person is captured by one of them. Absent: outsiders, without registration and
   * address.
   */
  routes?: readonly CaptureRoute[] | undefined
  /** Existing people: no new person gets their number or id. */
  besides?: readonly Person[] | undefined
}

/**
 * People with names, ids, fictional numbers and, if they are captured, their own address. Throws a RangeError when the
 * fictional ranges run out (a little over 12,000 numbers).
 */
export function inventPeople(options: InventPeopleOptions): Person[] {
  const { chance, count, domain = 'contoso.example', routes, besides = [] } = options
  faker.seed(chance.seed())
  const taken = besides.map((person) => person.number)
  const ids = new Set(besides.map((person) => person.personId))
  return drawFictionalNumbers(chance, count, taken).map((number) => {
    const firstName = faker.person.firstName()
    const lastName = faker.person.lastName()
    const personId = freeId(plain(firstName), ids)
    const person: Person = { personId, firstName, lastName, number }
    if (routes === undefined) return person
    // The address is made from the id, not from the name alone: names repeat, addresses must not.
    const userEmailAddress = `${personId}.${plain(lastName)}@${domain}`
    return {
      ...person,
      registration: {
        userEmailAddress,
        ...chance.pick(routes),
      },
    }
  })
}

/**
 * The people as an archiver with these routes captures them. A person whose own route is not among them gets the first
 * one. Throws a RangeError if there is no route.
 */
export function capturedBy(people: readonly Person[], routes: readonly CaptureRoute[]): Person[] {
  const [first] = routes
  if (first === undefined) throw new RangeError('an archiver needs at least one route')
  return people.map(({ registration, ...person }) => {
    if (registration === undefined) return person
    const { source, network } = registration
    const isThere = routes.some((route) => route.source === source && route.network === network)
    return { ...person, registration: isThere ? registration : { ...registration, ...first } }
  })
}

/**
 * The directory entry of an ordinary active user with the person's address, altered by `changes`. Throws a
 * RangeError when the person has no address and the changes name none.
 */
export function directoryEntryFor(person: Person, changes: Partial<DirectoryEntry> = {}): DirectoryEntry {
  const address = changes.primaryAddress ?? person.registration?.userEmailAddress
  if (address === undefined) {
    throw new RangeError(`${person.personId} has no address: name the primaryAddress of the directory entry`)
  }
  return {
    entryId: person.personId,
    kind: 'user',
    displayName: nameOf(person),
    userPrincipalName: address,
    primaryAddress: address,
    aliases: [],
    mailbox: 'active',
    accountEnabled: true,
    ...changes,
  }
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

function freeId(name: string, ids: Set<string>): string {
  let personId = name
  for (let more = 2; ids.has(personId); more += 1) personId = `${name}${more}`
  ids.add(personId)
  return personId
}
