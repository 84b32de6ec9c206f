import type { CaptureSource, Network } from '../contract/index.ts'

/**
 * A synthetic person, with all facts that do not change. The oracle reads their number and their fate from here, and
 * never parses a phone number, a CSV file or a served page.
 */
export interface Person {
  /** Short and unique in the cast: `asha`. */
  personId: string
  firstName: string
  lastName: string
  /** The true number: country code and number, digits only, without plus. */
  number: string
  /** Present for people registered at TeleMessage, whose phones are captured; outsiders have none. */
  registration?: PersonRegistration | undefined
  /**
   * The mailbox that they must resolve to with both mappings on: its primary address in lower case, or null for none.
   * It is written by hand in fixtures, never computed, so that the oracle's rules can be checked against it. No server
   * serves it.
   */
  fate?: string | null | undefined
}

/** A person whose phone is captured. */
export interface RegisteredPerson extends Person {
  registration: PersonRegistration
}

export interface PersonRegistration {
  /** The address of their registration, whether or not it is theirs in Microsoft 365. */
  userEmailAddress?: string | undefined
  source: CaptureSource
  network: Network
}

/** True for people who are registered at TeleMessage. */
export function isRegistered(person: Person): person is RegisteredPerson {
  return person.registration !== undefined
}

/** One row of the custom mapping as data: a number and its mailbox. */
export interface MappingRow {
  /** The true number of the person: digits only, without plus. */
  number: string
  /** The address in the second column; it may not belong to a valid user. */
  target: string
  /** The same number in other forms, if its country changed its numbers (`mapping.numberEquivalence`). */
  otherForms?: readonly string[] | undefined
}

/** The display name of a person, as WhatsApp shows it. */
export function nameOf(person: Person): string {
  return `${person.firstName} ${person.lastName}`.trim()
}
