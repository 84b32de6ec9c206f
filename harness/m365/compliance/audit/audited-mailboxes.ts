import type { Directory } from '../../directory/directory.ts'
import type { MailboxChanges } from '../../mailbox/mailbox-change.ts'
import type { Acting } from './acting.ts'
import { systemActor } from './audit-event.ts'
import type { AuditLog } from './audit-log.ts'

type Change = Parameters<Parameters<MailboxChanges['listen']>[1]>[0]

/** Microsoft's names (mailbox auditing). A blocked deletion has the name of what was tried. */
const operations = {
  create: 'Create',
  update: 'Update',
  move: 'Move',
  'soft delete': 'SoftDelete',
  'hard delete': 'HardDelete',
  'blocked delete': 'HardDelete',
} as const

const kinds = Object.keys(operations) as (keyof typeof operations)[]

/**
 * Records every change of an item, whatever way it comes: imports and creations, changes, moves, deletions, and deletions that were
 * blocked. Reading is not recorded. Texts are not recorded either, only what tells an item from others: its size, its class and the digest of the
 * octets that a client sent.
 */
export function auditMailboxes(
  changes: Pick<MailboxChanges, 'listen'>,
  { log, acting, directory }: { log: AuditLog; acting: Acting; directory: Pick<Directory, 'object'> },
): void {
  changes.listen(kinds, (change) => {
    const message = change.after ?? change.before
    if (message === undefined || change.kind === 'version') return
    const { mailbox, kind, keptBy } = change
    const { itemClass, mail, immutableId } = message
    log.record({
      recordType: 'exchangeItem',
      operation: kind === 'move' ? operationOfMove(change) : operations[kind],
      actor: change.by === 'assistant' ? systemActor : acting.present(),
      objectId: immutableId,
      result: kind === 'blocked delete' ? 'blocked' : 'succeeded',
      details: {
        mailbox: directory.object(mailbox.entryId).entry.userPrincipalName,
        folder: mailbox.folders.get(message.folderId)?.displayName,
        itemClass,
        sizeBytes: mail.sizeBytes,
        sha256: mail.octets?.sha256,
        keptBy,
      },
    })
  })
}

function operationOfMove({ mailbox, after }: Change): string {
  const isDeletedItems = after?.folderId === mailbox.folders.wellKnown('deleteditems').folderId
  return isDeletedItems ? 'MoveToDeletedItems' : 'Move'
}
