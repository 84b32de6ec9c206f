import { domainToASCII } from 'node:url'
import type { ArchivedItem, ArchivedParticipant } from '../telemessage/decode.ts'
import { participantIdOf } from '../telemessage/participant-id.ts'
import { phrase } from './headers.ts'

/** The address headers of an item, encoded. `to` is empty when nobody else took part. */
export interface AddressHeaders {
  from: string
  to: string
}

/** A domain that is plain ASCII: lower case, not an IP address, no encoded labels. */
const asciiDomain = /^(?:[a-z][a-z\d]*\.)+[a-z]+$/
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/

/**
 * `From` is the sender, `To` are all others (CNV-3), nobody is left out (CNV-4). An event without a sender is the app's own.
 * People without an address get one at `placeholderDomain`.
 */
export function addressHeaders(
  { participants, network }: Pick<ArchivedItem, 'participants' | 'network'>,
  placeholderDomain: string,
): AddressHeaders {
  const sender = participants.find(({ role }) => role === 'sender')
  const others = participants.filter((participant) => participant !== sender)
  const mailbox = (person: ArchivedParticipant): string => mailboxOf(person, placeholderDomain)
  const from = sender === undefined ? `${phrase(network)} <no-reply@${placeholderDomain}>` : mailbox(sender)
  return { from, to: others.map(mailbox).join(', ') }
}

/** TeleMessage's default display format, `First Last Mobile <email>`. */
function mailboxOf({ name, number, userEmailAddress }: ArchivedParticipant, placeholderDomain: string): string {
  const displayName = `${name.trim()} ${number}`.trim()
  const address = usableAddress(userEmailAddress) ?? `${placeholderName(number)}@${placeholderDomain}`
  return displayName === '' ? `<${address}>` : `${phrase(displayName)} <${address}>`
}

/** Digits alone are a phone number for every reader, so an id that is not a number keeps its letters: `2064….lid`. */
function placeholderName(served: string): string {
  const id = participantIdOf(served)
  if (id.kind === 'number') return id.digits
  const isId = id.kind === 'no-number' || /\p{L}/u.test(id.text)
  const name = isId
    ? served.replaceAll(/[^A-Za-z0-9]+/g, '.').replaceAll(/^\.|\.$/g, '')
    : id.text.replaceAll(/\D/g, '')
  return name.slice(0, 64).replace(/\.$/, '') || 'unknown'
}

/** An address in the form that RFC 5322 allows in a header; undefined for an invalid one, or one that is not ASCII. */
function usableAddress(address: string | undefined): string | undefined {
  if (address === undefined || address.length > 254) return undefined
  const at = address.lastIndexOf('@')
  const written = address.slice(at + 1)
  const domain = asciiDomain.test(written) ? written : domainToASCII(written)
  return at > 0 && dotAtom.test(address.slice(0, at)) && domain !== '' ? `${address.slice(0, at)}@${domain}` : undefined
}
