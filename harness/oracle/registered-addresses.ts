import type { Person } from '../synth/person.ts'
import type { Capture } from './witness.ts'

/** The address under which a number was registered when something was captured; undefined without one. */
export type RegisteredAddress = (number: string, capture: Capture) => string | undefined

/**
 * Who had a number changes: a number gets a new owner, an owner gets a new address. What was captured before keeps the
 * owner and the address that it had (SIT-4). Later entries of `people` replace earlier ones with the same number, for what is
 * captured after them.
 */
export function registeredAddresses(people: readonly Person[]): RegisteredAddress {
  const owners = new Map<string, { person: Person; index: number }[]>()
  for (const [index, person] of people.entries()) {
    owners.set(person.number, [...(owners.get(person.number) ?? []), { person, index }])
  }
  return (number, { peopleKnown = people.length }) =>
    owners.get(number)?.findLast(({ index }) => index < peopleKnown)?.person.registration?.userEmailAddress
}
