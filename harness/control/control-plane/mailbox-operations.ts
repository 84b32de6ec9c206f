import { z } from 'zod'
import { type ControlOperation, controlOperation } from './control-operation.ts'

const messageCount = z.int().positive()
const filledMailboxSchema = z
  .strictObject({
    address: z.string().describe('The primary address, in lower case.'),
    userPrincipalName: z
      .string()
      .describe('The name by which Graph finds the user: `/v1.0/users/{userPrincipalName}`.'),
    messageCount: messageCount.describe('The messages in all folders.'),
    folders: z
      .array(
        z.strictObject({
          folderId: z.string().describe('The id of the folder in Graph: `…/mailFolders/{folderId}/messages`.'),
          path: z.array(z.string()).describe('Names from the top of the mailbox down to this folder.'),
          messageCount: messageCount.describe('The messages in this folder, without those in folders below it.'),
        }),
      )
      .describe('The folders that have messages.'),
  })
  .meta({ id: 'FilledMailbox', description: 'A mailbox that has messages.' })
const mailboxListSchema = z
  .strictObject({ mailboxes: z.array(filledMailboxSchema).describe('In the order in which they were made.') })
  .meta({ id: 'MailboxList', description: 'All mailboxes that have messages.' })

/** A mailbox with messages in it. */
export type FilledMailbox = z.infer<typeof filledMailboxSchema>

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
