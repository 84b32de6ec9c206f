import type { MailboxCarrying } from '../../mail-files/carried/carried-mailbox.ts'
import { CarryRefusal } from '../../mail-files/carried/carry-refusal.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { CarryingServices } from './carrying-services.ts'
import { exportedMailbox } from './exported-mailbox.ts'
import { mailboxIntake } from './mailbox-intake.ts'

/** How the mailboxes of a tenant are exported, and imported again. */
export function createMailboxCarrying(services: CarryingServices): MailboxCarrying {
  const { directory, mailboxes, clock } = services
  const mailboxAt = (address: string): Mailbox => {
    const mailbox = mailboxes.byEntry(directory.holderOf(address)?.entry.entryId ?? '')
    if (mailbox !== undefined) return mailbox
    throw new CarryRefusal('mailbox-unknown', `there is no mailbox at ${address}`)
  }
  return {
    exported: async (address, scope) => {
      const mailbox = mailboxAt(address)
      const { primaryAddress } = directory.object(mailbox.entryId).entry
      const exported = await exportedMailbox(mailbox, scope, services.contentSearch)
      return { ...exported, address: primaryAddress.toLowerCase(), at: clock.now() }
    },
    intake: (address, below) => mailboxIntake(mailboxAt(address), below, services),
  }
}
