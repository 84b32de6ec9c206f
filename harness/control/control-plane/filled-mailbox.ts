import { z } from 'zod'

const messageCount = z.int().positive()
/** A mailbox that has messages, as the control plane lists it. */
export const filledMailboxSchema = z
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

/** A mailbox that has messages. */
export type FilledMailbox = z.infer<typeof filledMailboxSchema>
