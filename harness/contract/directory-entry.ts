import { z } from 'zod'

export const directoryEntrySchema = z.strictObject({
  /** Stable within a tenant fixture: `asha`. */
  entryId: z.string().min(1),
  kind: z.enum(['user', 'shared', 'room', 'guest', 'group', 'contact']),
  displayName: z.string().min(1),
  userPrincipalName: z.string().min(1),
  /** The primary SMTP address. */
  primaryAddress: z.email(),
  /** Further addresses of the same mailbox. */
  aliases: z.array(z.email()),
  mailbox: z.enum(['active', 'none', 'suspended', 'inactive', 'soft-deleted']),
  /** False: the user cannot sign in. An active mailbox still accepts mail. */
  accountEnabled: z.boolean(),
})

/** One object of the tenant's directory, as an administrator created it. */
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>

/** The kind of object to which an address belongs. */
export type DirectoryKind = DirectoryEntry['kind']

/**
 * The state of the mailbox of an entry: `active`; `none` (no Exchange plan, or on premises); `suspended` (it exists,
 * but its plan is not paid); `inactive` (a hold keeps it after its user left); `soft-deleted` (in the 30 days after its
 * deletion).
 */
export type MailboxState = DirectoryEntry['mailbox']
