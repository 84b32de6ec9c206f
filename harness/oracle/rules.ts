import type { Readings } from '../catalogue/index.ts'
import type { DirectoryEntry } from '../contract/index.ts'
import type { Capture } from './witness.ts'

// The connector takes these decisions too, in connector/. They are written twice on purpose, from the requirements: a
// mistake shared with the judged program would be judged right.

/** FLD-1, to the letter. */
export const folderName = 'WhatsApp Archiver'

/** DAY-1. */
export const windowMs: number = 24 * 60 * 60 * 1000

/** The item class prefix under which content search finds archived WhatsApp items (CNV-11), lower case. */
export const itemClassPrefix = 'ipm.externaldata.whatsapparchiver'

/** Refuses readings that the oracle cannot predict, before a run is judged by the wrong ones. Throws a RangeError. */
export function checkReadings(readings: Readings): void {
  const unsupported = [
    readings['size.measure'] === 'encoded' && 'size.measure: encoded',
    readings['mapping.key'] === 'login-name' && 'mapping.key: login-name',
    readings['mapping.scope'] === 'per-item' && 'mapping.scope: per-item',
  ].filter((reading) => reading !== false)
  if (unsupported.length > 0) throw new RangeError(`the oracle does not predict ${unsupported.join(', ')}`)
}

/** Addresses that belong to a valid Microsoft 365 user (MAP-12), in lower case, with the mailbox they lead to. */
export function validAddresses(directory: readonly DirectoryEntry[]): Map<string, string> {
  const mailboxes = new Map<string, string>()
  for (const entry of directory) {
    const hasMailbox = entry.kind === 'user' || entry.kind === 'shared' || entry.kind === 'room'
    // Blocked sign-in does not matter: the mailbox lives and takes mail.
    if (!hasMailbox || entry.mailbox !== 'active') continue
    for (const address of [entry.primaryAddress, ...entry.aliases]) {
      mailboxes.set(address.toLowerCase(), entry.primaryAddress.toLowerCase())
    }
  }
  return mailboxes
}

/** How somebody came to a mailbox: by the file, by the address, or by the address because the file led to no valid user. */
export type Route = 'file' | 'address' | 'address-after-file'

export interface MappingSettings {
  automaticMapping: boolean
  /** Target by true number; absent: custom mapping is off. */
  targets?: ReadonlyMap<string, string> | undefined
  /** From `validAddresses`. */
  mailboxes: ReadonlyMap<string, string>
  customTargetNotAUser: Readings['mapping.customTargetNotAUser']
}

/** The mailbox of one participant (MAP-1, 3, 4, 5, 7), or undefined. */
export function mailboxOf(
  person: { number: string; userEmailAddress?: string | undefined },
  settings: MappingSettings,
): { mailbox: string; route: Route } | undefined {
  const target = settings.targets?.get(person.number)
  const byFile = target === undefined ? undefined : settings.mailboxes.get(target.toLowerCase())
  if (byFile !== undefined) return { mailbox: byFile, route: 'file' }
  if (target !== undefined && settings.customTargetNotAUser === 'override') return undefined
  if (!settings.automaticMapping || person.userEmailAddress === undefined) return undefined
  const byAddress = settings.mailboxes.get(person.userEmailAddress.toLowerCase())
  if (byAddress === undefined) return undefined
  return { mailbox: byAddress, route: target === undefined ? 'address' : 'address-after-file' }
}

/** What the limit does to an item: nothing, drop attachments by index, or refuse it. */
export type SizeFate =
  | { kind: 'whole' }
  | { kind: 'partial'; dropped: number[] }
  | { kind: 'refused'; by: 'attachment' | 'item'; measuredBytes: number }

/** LIM-1, 2, 3, 7: measured on what was really sent, never on what the item declares. */
export function sizeFateOf(capture: Capture, readings: Readings): SizeFate {
  const limitBytes = readings['size.limitBytes']
  const sizes = capture.event.attachments.map((attachment) => attachment.content.sizeBytes)
  const oversize = sizes.flatMap((size, index) => (size > limitBytes ? [index] : []))
  if (oversize.length > 0 && readings['size.oversizeAttachment'] === 'fail-item') {
    return { kind: 'refused', by: 'attachment', measuredBytes: Math.max(...sizes) }
  }
  const kept = sizes.filter((size) => size <= limitBytes)
  const totalBytes = kept.reduce((sum, size) => sum + size, Buffer.byteLength(capture.item.text))
  if (totalBytes > limitBytes) return { kind: 'refused', by: 'item', measuredBytes: totalBytes }
  return oversize.length > 0 ? { kind: 'partial', dropped: oversize } : { kind: 'whole' }
}

/** The time that decides an item's day (`window.basis`). */
export function windowTimeOf(capture: Capture, readings: Readings): number {
  return (readings['window.basis'] === 'capture' ? capture.event.captureTime : capture.event.eventTime).getTime()
}
