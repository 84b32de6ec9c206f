import { z } from 'zod'

export const directoryEntrySchema = z.strictObject({
  /** Stable within a tenant fixture: `asha`. */
  entryId: z.string().min(1),
  kind: z.enum(['user', 'shared', 'room', 'guest', 'group', 'contact']),
  displayName: z.string().min(1),
  userPrincipalName: z.string().min(1),
  /** Primary SMTP address. */
  primaryAddress: z.email(),
  /** Further addresses of the same mailbox. */
  aliases: z.array(z.email()),
  mailbox: z.enum(['active', 'none', 'suspended', 'inactive', 'soft-deleted']),
  /** False: signing in is blocked. A live mailbox still takes mail. */
  accountEnabled: z.boolean(),
})

/** One object of the tenant's directory, as an administrator made it. */
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>

/** What kind of object an address can belong to. */
export type DirectoryKind = DirectoryEntry['kind']

/**
 * The state of the mailbox behind an entry: `active`; `none` (no Exchange plan, or on premises); `suspended` (there, under a
 * plan that was not paid for); `inactive` (kept by a hold after its user left); `soft-deleted` (in its 30 days after deletion).
 */
export type MailboxState = DirectoryEntry['mailbox']
