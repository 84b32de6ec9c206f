import type { ArchivedParticipant } from '../telemessage/decode.ts'
import type { CustomMapping } from './custom-mapping.ts'
import { readAddress } from './email-address.ts'

/** A mailbox of the tenant that belongs to a valid user. */
export interface Mailbox {
  /** `MBX:<id>@<tenant>`; the user's id where the tenant refuses to tell. */
  mailboxId: string
  userId: string
  /** Its user's address, for the import log. */
  address: string
  /** Why nothing can be imported into it, if the lookup showed that already (RES-10). */
  refusal?: string | undefined
}

/** Finds the mailbox of an address; undefined if it does not belong to a valid user (MAP-12). */
export interface MailboxDirectory {
  find(address: string): Promise<Mailbox | undefined>
}

/** Where a participant's copy goes, and by which mapping; or nowhere. */
export type Resolution = { mailbox: Mailbox; by: 'custom-mapping' | 'email-address' } | 'unmapped'

/** The input for resolving one participant. */
export interface ResolveQuestion {
  participant: ArchivedParticipant
  /** Undefined: custom mapping is off. */
  customMapping: CustomMapping | undefined
  automaticMapping: boolean
  directory: MailboxDirectory
}

/** A mailbox that gets one copy of an item, and the participants who resolve to it (MAP-8). */
export interface Destination {
  mailbox: Mailbox
  participants: ArchivedParticipant[]
}

/** Where the copies of an item go. */
export interface ItemResolution {
  destinations: Destination[]
  unmapped: ArchivedParticipant[]
}

/**
 * The mailbox of one participant. The custom mapping comes first and wins even where the address in the item is valid
 * (MAP-4): otherwise a person's chats would go to a mailbox that the administrator mapped them away from. If
 * it leads to no valid user, the address in the item is used (MAP-5), unless automatic mapping is off (MAP-7).
 */
export async function resolveParticipant(question: ResolveQuestion): Promise<Resolution> {
  const { participant, customMapping, automaticMapping, directory } = question
  const target = customMapping?.targetOf(participant.number)
  const mapped = target === undefined ? undefined : await directory.find(target)
  if (mapped !== undefined) return { mailbox: mapped, by: 'custom-mapping' }
  const { userEmailAddress } = participant
  const read = automaticMapping && userEmailAddress !== undefined ? readAddress(userEmailAddress) : undefined
  const own = read !== undefined && 'address' in read ? await directory.find(read.address) : undefined
  return own === undefined ? 'unmapped' : { mailbox: own, by: 'email-address' }
}

/** Resolves every participant alone, and returns each mailbox once, with everybody who resolves to it (MAP-2, MAP-8). */
export async function resolveItem(
  participants: readonly ArchivedParticipant[],
  resolveOne: (participant: ArchivedParticipant) => Promise<Resolution>,
): Promise<ItemResolution> {
  const resolutions = await Promise.all(
    participants.map(async (participant) => ({ participant, resolution: await resolveOne(participant) })),
  )
  const destinations = new Map<string, Destination>()
  const unmapped: ArchivedParticipant[] = []
  for (const { participant, resolution } of resolutions) {
    if (resolution === 'unmapped') {
      unmapped.push(participant)
      continue
    }
    const { mailbox } = resolution
    const destination = destinations.get(mailbox.mailboxId) ?? { mailbox, participants: [] }
    destination.participants.push(participant)
    destinations.set(mailbox.mailboxId, destination)
  }
  return { destinations: [...destinations.values()], unmapped }
}
