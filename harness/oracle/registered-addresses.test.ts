import { expect, it } from 'vitest'
import type { Person } from '../synth/person.ts'
import { registeredAddresses } from './registered-addresses.ts'
import type { Capture } from './witness.ts'

const person = (number: string, userEmailAddress?: string): Person => ({
  personId: 'somebody',
  firstName: 'Some',
  lastName: 'Body',
  number,
  registration: { userEmailAddress, source: 'phone-archiver', network: 'WhatsApp' },
})
const people = [
  person('1', 'first@a.example'),
  person('2', 'other@a.example'),
  person('1', 'next@a.example'),
  person('1'),
]
const capture = (peopleKnown?: number): Capture => ({ peopleKnown }) as Capture

it.each([
  [1, 'first@a.example'],
  [2, 'first@a.example'],
  [3, 'next@a.example'],
  [4, undefined],
  [undefined, undefined],
])('gives the address of the owner among the first %s people', (peopleKnown, address) => {
  expect(registeredAddresses(people)('1', capture(peopleKnown))).toBe(address)
})

it('gives none for a number that nobody had yet, or has', () => {
  expect([registeredAddresses(people)('2', capture(1)), registeredAddresses(people)('3', capture())]).toEqual([
    undefined,
    undefined,
  ])
})
