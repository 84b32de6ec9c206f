import type { MailboxSnapshot } from '../m365/mailbox/mailbox-snapshot.ts'
import type { SyncWitness, Witness } from './witness.ts'

/**
 * The same witness with one address for each mailbox in all syncs: its latest. The oracle names mailboxes by their address, and a
 * mailbox keeps its copies when its user gets another one. With two names, a copy from before would be missing under the new one.
 */
export function withLatestAddresses(witness: Witness): Witness {
  const latest = new Map<string, string>()
  for (const { before, after } of witness.syncs)
    for (const { mailboxId, address } of [...before, ...after]) latest.set(mailboxId, address)
  const syncs = witness.syncs.map((sync) => withAddresses(sync, latest))
  return syncs.some(({ renamed }) => renamed !== undefined) ? { ...witness, syncs } : witness
}

function withAddresses(sync: SyncWitness, latest: ReadonlyMap<string, string>): SyncWitness {
  const nameOf = ({ mailboxId, address }: MailboxSnapshot): string => latest.get(mailboxId) ?? address
  const others = [...sync.before, ...sync.after].filter((mailbox) => nameOf(mailbox) !== mailbox.address)
  if (others.length === 0) return sync
  const named = (mailbox: MailboxSnapshot): MailboxSnapshot =>
    nameOf(mailbox) === mailbox.address ? mailbox : withAddress(mailbox, nameOf(mailbox))
  const renamed = new Map(others.map((mailbox) => [mailbox.address, nameOf(mailbox)]))
  return { ...sync, before: sync.before.map(named), after: sync.after.map(named), renamed }
}

/** Its messages may be in a spill, and are read only when somebody looks at them. */
function withAddress(mailbox: MailboxSnapshot, address: string): MailboxSnapshot {
  const { mailboxId, folders, eachMessage } = mailbox
  return {
    mailboxId,
    address,
    folders,
    get messages() {
      return mailbox.messages
    },
    ...(eachMessage && { eachMessage }),
  }
}
