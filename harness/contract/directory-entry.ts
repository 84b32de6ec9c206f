import { z } from 'zod'

/** What kind of object an address can belong to. */
export type DirectoryKind = 'user' | 'shared' | 'room' | 'guest' | 'group' | 'contact'

/**
 * The state of the mailbox behind an entry: `active`; `none` (no Exchange plan, or on premises); `suspended` (there, under a
 * plan that was not paid for); `inactive` (kept by a hold after its user left); `soft-deleted` (in its 30 days after deletion).
 */
export type MailboxState = 'active' | 'none' | 'suspended' | 'inactive' | 'soft-deleted'

/** One object of the tenant's directory, as an administrator made it. */
export interface DirectoryEntry {
  /** Stable within a tenant fixture: `asha`. */
  entryId: string
  kind: DirectoryKind
  displayName: string
  userPrincipalName: string
  /** Primary SMTP address. */
  primaryAddress: string
  /** Further addresses of the same mailbox. */
  aliases: string[]
  mailbox: MailboxState
  /** False: signing in is blocked. A live mailbox still takes mail. */
  accountEnabled: boolean
}

export const directoryEntrySchema: z.ZodType<DirectoryEntry> = z.strictObject({
  entryId: z.string().min(1),
  kind: z.enum(['user', 'shared', 'room', 'guest', 'group', 'contact']),
  displayName: z.string().min(1),
  userPrincipalName: z.string().min(1),
  primaryAddress: z.email(),
  aliases: z.array(z.email()),
  mailbox: z.enum(['active', 'none', 'suspended', 'inactive', 'soft-deleted']),
  accountEnabled: z.boolean(),
})
