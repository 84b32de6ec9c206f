import { z } from 'zod'
import type { Door } from '../door.ts'

const schema = z.object({
  mailboxes: z.array(
    z.object({
      address: z.string(),
      userPrincipalName: z.string(),
      messageCount: z.int(),
      folders: z.array(z.object({ folderId: z.string(), path: z.array(z.string()), messageCount: z.int() })),
    }),
  ),
})

/** A mailbox with messages, and where they are. */
export type FilledMailbox = z.infer<typeof schema>['mailboxes'][number]

/** The mailboxes that have messages, in the order of their addresses. */
export async function filledMailboxes(control: Door): Promise<FilledMailbox[]> {
  const { mailboxes } = await control.ask({ method: 'GET', path: '/control/v1/mailboxes' }, schema)
  return mailboxes.sort((a, b) => (a.address < b.address ? -1 : 1))
}
