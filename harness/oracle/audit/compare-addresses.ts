import type { CapturedParticipant } from '../../contract/index.ts'
import type { MailAddress, ReadMail } from '../mail/read-mail.ts'
import type { RegisteredAddress } from '../registered-addresses.ts'
import type { Capture } from '../witness.ts'
import type { Deviation } from './deviation.ts'

/** A participant as the headers may name them. */
interface Named {
  number: string
  displayName: string
  /** Lower case; absent for people who are not registered with one. */
  address: string | undefined
}

/** Compares the participants with From, To and Cc (CNV-3, CNV-4). */
export function compareAddresses(capture: Capture, mail: ReadMail, addressOf: RegisteredAddress): Deviation[] {
  const { participants } = capture.event
  const named = (participant: CapturedParticipant): Named => ({
    // Of an id that is not a number, its first digits: a header may write the rest of it in another way.
    number: /\d+/.exec(participant.number)?.[0] ?? participant.number,
    displayName: oneLine(`${participant.name} ${participant.number}`),
    address: addressOf(participant.number, capture)?.toLowerCase(),
  })
  const sender = participants.filter((participant) => participant.role === 'sender').map(named)
  const others = participants.filter((participant) => participant.role !== 'sender').map(named)
  const incomplete = compareCompleteness([...sender, ...others], mail, sender.length === 0)
  // CNV-3 is about the layout. It is checked only if CNV-4 finds all participants, so that one mistake counts once.
  return incomplete.length > 0 ? incomplete : compareLayout(sender, others, mail)
}

function compareCompleteness(all: Named[], mail: ReadMail, senderless: boolean): Deviation[] {
  const listed = [...mail.from, ...mail.to, ...mail.cc]
  const [withKey, others] = [all.filter(hasKey), all.filter((one) => !hasKey(one))]
  const byName = others.filter(({ displayName }) => displayName !== '')
  const unknown = others.filter(({ displayName }) => displayName === '')
  const keysListed = new Set(listed.flatMap(keysOf))
  const keysWanted = new Set(withKey.flatMap(wantedKeysOf))
  const strangers = [...listed, ...mail.bcc].filter(
    (entry) => !(keysOf(entry).some((key) => keysWanted.has(key)) || byName.some((one) => shows(entry, one))),
  )
  const absent = [
    ...withKey.filter((one) => !wantedKeysOf(one).some((key) => keysListed.has(key))),
    ...byName.filter((one) => !listed.some((entry) => shows(entry, one))),
    // Nothing says who they are, so any entry may be theirs.
    ...unknown.slice(strangers.length),
  ]
  const deviations: Deviation[] = []
  if (absent.length > 0) {
    deviations.push({
      requirement: 'CNV-4',
      message: 'participants are missing from the address headers',
      acceptable: [`all ${all.length} participants in From, To or Cc, by address or by number`],
      seen: `${absent.length} of them in none of these headers: ${listOf(absent.map(nameOf))}`,
    })
  }
  // A system event has no sender, but From must name somebody.
  if (strangers.length > unknown.length + (senderless ? 1 : 0)) {
    deviations.push({
      requirement: 'CNV-4',
      message: 'the address headers name people who are not participants',
      acceptable: ['participants only'],
      seen: `${strangers.length} other: ${listOf(strangers.map(entryOf))}`,
    })
  }
  return deviations
}

function compareLayout(sender: Named[], others: Named[], mail: ReadMail): Deviation[] {
  const misplaced = [...displayedNowhere(sender, mail.from), ...displayedNowhere(others, mail.to)]
  const [first] = misplaced
  if (first === undefined) return []
  const header = sender.includes(first) ? 'From' : 'To'
  const entries = header === 'From' ? mail.from : mail.to
  return [
    {
      requirement: 'CNV-3',
      message: 'From and To do not have the layout of TeleMessage',
      acceptable: [
        `${header}: ${nameOf(first)} (From has the sender and To the others, each as First Last Mobile <email>)`,
      ],
      seen: `${header}: ${listOf(entries.map(entryOf)) || 'nobody'}; ${misplaced.length} of ${sender.length + others.length} participants are in the wrong header or in another form`,
    },
  ]
}

/** The first three of a list: a group may have a thousand members. */
function listOf(entries: readonly string[]): string {
  const more = entries.length - 3
  return [...entries.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
}

/** What identifies a participant: number and address. A phone may know neither of a member of a group. */
function wantedKeysOf({ number, address }: Named): string[] {
  return [number, address ?? ''].filter((key) => key !== '')
}

function hasKey(one: Named): boolean {
  return wantedKeysOf(one).length > 0
}

function shows(entry: MailAddress, { displayName }: Named): boolean {
  return oneLine(entry.name).includes(displayName)
}

function nameOf({ displayName, address }: Named): string {
  if (displayName === '' && address === undefined) return 'somebody without number, name and address'
  return address === undefined ? displayName : `${displayName} <${address}>`
}

function entryOf({ name, address }: MailAddress): string {
  return `${oneLine(name)} <${address}>`.trim()
}

function displayedNowhere(wanted: Named[], header: MailAddress[]): Named[] {
  const names = new Set(header.map((entry) => oneLine(entry.name)))
  const full = new Set(header.map((entry) => `${oneLine(entry.name)} <${entry.address}>`))
  const known = wanted.filter((one) => hasKey(one) || one.displayName !== '')
  return known.filter(({ displayName, address }) =>
    address === undefined ? !names.has(displayName) : !full.has(`${displayName} <${address}>`),
  )
}

/** What identifies an entry: its address, and complete runs of digits in its name and local part. */
function keysOf(entry: MailAddress): string[] {
  const [localPart = ''] = entry.address.split('@')
  return [entry.address, ...(`${entry.name} ${localPart}`.match(/\d+/g) ?? [])]
}

// A header cannot carry line breaks and other control characters, so the layout ignores how a connector replaces them.
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim()
}
