import fc from 'fast-check'
import { expect, it } from 'vitest'
import { directoryEntrySchema, registrationSchema } from '../contract/index.ts'
import { createChance } from '../control/seed.ts'
import { capturedBy, directoryEntryFor, inventPeople } from './cast.ts'
import { drawFictionalNumbers, fictionalRanges, isFictional } from './fictional-numbers.ts'
import type { Person } from './person.ts'
import { sampleRoutes } from './sample-routes.ts'

const invent = (seed: number, count: number): Person[] =>
  inventPeople({ chance: createChance(seed), count, routes: sampleRoutes })

const unregistered: Person = { personId: 'uma', firstName: 'Uma', lastName: 'Iyer', number: '447700900130' }

it('invents people who differ in id, number and address', () => {
  const people = invent(1, 2_000)
  for (const key of ['personId', 'number'] as const) expect(new Set(people.map((one) => one[key])).size).toBe(2_000)
  expect(new Set(people.map((one) => one.registration?.userEmailAddress)).size).toBe(2_000)
})

it('invents people whom the site can register', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      for (const { personId: _, registration, ...person } of invent(seed, 5)) {
        expect(registrationSchema.safeParse({ ...person, ...registration }).error).toBeUndefined()
      }
    }),
  )
})

it('invents the same people for the same seed, whatever else was drawn in between', () => {
  const first = invent(1, 20)
  invent(2, 3)
  expect(invent(1, 20)).toEqual(first)
})

it('invents other people for another seed', () => {
  expect(invent(1, 20)).not.toEqual(invent(2, 20))
})

it('does not use the id or the number of an existing person again', () => {
  const besides = invent(1, 300)
  const people = inventPeople({ chance: createChance(1), count: 300, routes: sampleRoutes, besides })
  const all = [...besides, ...people]
  expect(new Set(all.map((person) => person.personId)).size).toBe(600)
  expect(new Set(all.map((person) => person.number)).size).toBe(600)
})

it('registers people under the domain that is asked for', () => {
  const people = inventPeople({ chance: createChance(1), count: 10, routes: sampleRoutes, domain: 'fabrikam.example' })
  for (const person of people) expect(person.registration?.userEmailAddress).toMatch(/@fabrikam\.example$/)
})

it('leaves outsiders without a registration', () => {
  const people = inventPeople({ chance: createChance(1), count: 10 })
  expect(people.filter((person) => person.registration)).toEqual([])
})

it('captures WhatsApp Business in the cloud only', () => {
  const products = invent(1, 200).map(({ registration }) => `${registration?.source}, ${registration?.network}`)
  expect([...new Set(products)].sort()).toEqual([
    'cloud-archiver, WhatsApp',
    'cloud-archiver, WhatsApp Business',
    'phone-archiver, WhatsApp',
  ])
})

it('uses every region that has numbers for fiction', () => {
  const people = invent(1, 200)
  for (const { region } of fictionalRanges) {
    const prefixes = fictionalRanges.filter((range) => range.region === region).map(({ prefix }) => prefix)
    expect(people.some(({ number }) => prefixes.some((prefix) => number.startsWith(prefix)))).toBe(true)
  }
})

it('draws every number of the ranges once, and then no more', () => {
  const total = fictionalRanges.reduce((sum, range) => sum + 10 ** range.freeDigits, 0)
  const numbers = drawFictionalNumbers(createChance(1), total)
  expect(new Set(numbers).size).toBe(total)
  expect(numbers.every(isFictional)).toBe(true)
  expect(() => drawFictionalNumbers(createChance(1), 1, numbers)).toThrow(RangeError)
})

it.each([
  ['447700900123', true],
  ['44770090012', false],
  ['4477009001234', false],
  ['447700901123', false],
  ['12125550100', true],
  ['12125550199', true],
  ['12125550200', false],
  ['61491570156', true],
  ['61491570155', false],
])('knows whether %s is kept for fiction', (number, expected) => {
  expect(isFictional(number)).toBe(expected)
})

it('makes the directory entry of an active user with the address of the person', () => {
  const [person] = invent(1, 1)
  if (!person) throw new Error('nobody was invented')
  const entry = directoryEntryFor(person)
  expect(directoryEntrySchema.parse(entry)).toMatchObject({
    kind: 'user',
    mailbox: 'active',
    accountEnabled: true,
    primaryAddress: person.registration?.userEmailAddress,
  })
})

it('makes another entry by changes', () => {
  const entry = directoryEntryFor(unregistered, { primaryAddress: 'uma@contoso.example', mailbox: 'inactive' })
  expect(entry).toMatchObject({
    primaryAddress: 'uma@contoso.example',
    userPrincipalName: 'uma@contoso.example',
    mailbox: 'inactive',
  })
})

it('refuses an entry without any address', () => {
  expect(() => directoryEntryFor(unregistered)).toThrow(RangeError)
})

it('captures in the first of other ways who is captured otherwise, and leaves the rest as they are', () => {
  const people = [...invent(1, 40), unregistered]
  const routes = [
    { source: 'phone-archiver', network: 'Signal' },
    { source: 'cloud-archiver', network: 'WhatsApp' },
  ] as const
  const captured = capturedBy(people, routes)
  const seen = captured.map(({ registration }) => registration && `${registration.source}, ${registration.network}`)
  const wanted = people.map(({ registration }) => {
    if (registration === undefined) return undefined
    const { source, network } = registration
    return source === 'cloud-archiver' && network === 'WhatsApp' ? `${source}, ${network}` : 'phone-archiver, Signal'
  })
  expect(seen).toEqual(wanted)
  const bare = (all: Person[]) => all.map(({ registration, ...person }) => [person, registration?.userEmailAddress])
  expect(bare(captured)).toEqual(bare(people))
  expect(() => capturedBy(people, [])).toThrow(RangeError)
})
