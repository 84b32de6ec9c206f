import type { MailboxOwner } from '../../mailbox/mailbox-owner.ts'
import type { Acting } from './acting.ts'
import type { AuditActor } from './audit-event.ts'

/** The same acts of the owner of a mailbox, whom the audit knows meanwhile. */
export function auditedOwner(owner: MailboxOwner, acting: Acting, actor: AuditActor): MailboxOwner {
  const acts = Object.entries(owner).map(([name, act]: [string, (...values: never[]) => unknown]) => [
    name,
    (...values: never[]) => acting.as(actor, () => act(...values)),
  ])
  return Object.fromEntries(acts) as MailboxOwner
}
