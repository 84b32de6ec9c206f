import type { Readings } from '../catalogue/index.ts'
import type { DirectoryEntry } from '../contract/index.ts'
import type { Capture } from './witness.ts'

// The connector takes these decisions too, in connector/. They are written twice on purpose, from the requirements: a
// mistake shared with the judged program would be judged right.

/** DAY-1. */
export const windowMs: number = 24 * 60 * 60 * 1000

/** The addresses of valid Microsoft 365 users (MAP-12), in lower case, with their mailboxes. `renamed`: other names of mailboxes. */
export function validAddresses(
  directory: readonly DirectoryEntry[],
  renamed?: ReadonlyMap<string, string>,
): Map<string, string> {
  const mailboxes = new Map<string, string>()
  for (const entry of directory) {
    const hasMailbox = entry.kind === 'user' || entry.kind === 'shared' || entry.kind === 'room'
    // Blocked sign-in does not matter: the mailbox is active and receives mail.
    if (!hasMailbox || entry.mailbox !== 'active') continue
    const primary = entry.primaryAddress.toLowerCase()
    for (const address of [primary, ...entry.aliases]) {
      mailboxes.set(address.toLowerCase(), renamed?.get(primary) ?? primary)
    }
  }
  return mailboxes
}

/**
 * How a participant got a mailbox: by the file, by the address, or by the address because the file led to no valid
 * user.
 */
export type Route = 'file' | 'address' | 'address-after-file'

export interface MappingSettings {
  automaticMapping: boolean
  /** Target by true number; absent: custom mapping is off. */
  targets?: ReadonlyMap<string, string> | undefined
  /** From `validAddresses`. */
  mailboxes: ReadonlyMap<string, string>
  customTargetNotAUser: Readings['mapping.customTargetNotAUser']
}

/**
 * The phone number in the id of a participant (MAP-16): digits alone, or those of an account at WhatsApp with or without a
 * device. Hidden accounts, groups, channels and lists have none, whatever their digits are.
 */
function numberBehind(participantId: string): string | undefined {
  return /^([0-9]+)(?:(?:[._][0-9]+)?(?::[0-9]+)?@(?:s\.whatsapp\.net|c\.us))?$/.exec(participantId)?.[1]
}

/** One text for one person: their number, or an id that shows none. */
export function personBehind(participantId: string): string {
  return numberBehind(participantId) ?? participantId
}

/** The mailbox of one participant (MAP-1, 3, 4, 5, 7), or undefined. */
export function mailboxOf(
  person: { number: string; userEmailAddress?: string | undefined },
  settings: MappingSettings,
): { mailbox: string; route: Route } | undefined {
  const number = numberBehind(person.number)
  const target = number === undefined ? undefined : settings.targets?.get(number)
  const byFile = target === undefined ? undefined : settings.mailboxes.get(target.toLowerCase())
  if (byFile !== undefined) return { mailbox: byFile, route: 'file' }
  if (target !== undefined && settings.customTargetNotAUser === 'override') return undefined
  if (!settings.automaticMapping || person.userEmailAddress === undefined) return undefined
  const byAddress = settings.mailboxes.get(person.userEmailAddress.toLowerCase())
  if (byAddress === undefined) return undefined
  return { mailbox: byAddress, route: target === undefined ? 'address' : 'address-after-file' }
}

/** The time that decides an item's day (`window.basis`). */
export function windowTimeOf(capture: Capture, readings: Readings): number {
  return (readings['window.basis'] === 'capture' ? capture.event.captureTime : capture.event.eventTime).getTime()
}
