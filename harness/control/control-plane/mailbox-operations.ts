import { z } from 'zod'
import { type ControlOperation, controlOperation } from './control-operation.ts'
import { type FilledMailbox, filledMailboxSchema } from './filled-mailbox.ts'

const mailboxListSchema = z
  .strictObject({ mailboxes: z.array(filledMailboxSchema).describe('In the order in which they were made.') })
  .meta({ id: 'MailboxList', description: 'All mailboxes that have messages.' })

/** The list of filled mailboxes. Graph has no operation that lists them. */
export function mailboxOperations(filledMailboxes: () => FilledMailbox[]): ControlOperation[] {
  return [
    controlOperation({
      name: 'mailboxes.list',
      method: 'GET',
      path: '/mailboxes',
      subject: 'mailboxes',
      summary: 'List mailboxes that have messages',
      description:
        'Every mailbox with at least one message in a folder that its user sees, whatever its state. Empty mailboxes and empty folders are left out. Graph has no such list. It refuses a mailbox whose state is not active.',
      answer: { description: 'The mailboxes.', schema: mailboxListSchema },
      respond: () => ({ mailboxes: filledMailboxes() }),
    }),
  ]
}
