import { z } from 'zod'

/**
 * Holds and retention, for people with the roles Legal Hold and Retention Management. An API of ours: Microsoft has them in PowerShell and on
 * the pages of Purview. `:name` marks a path parameter; a user is named by the user principal name or an address.
 */
export const holdPaths = {
  holds: '/compliance/v1/holds',
  mailbox: '/compliance/v1/mailboxes/:user',
  litigationHold: '/compliance/v1/mailboxes/:user/litigation-hold',
  recoverableItems: '/compliance/v1/mailboxes/:user/recoverable-items',
  forecast: '/compliance/v1/mailboxes/:user/forecast',
  retentionPolicies: '/compliance/v1/retention-policies',
  retentionPolicy: '/compliance/v1/retention-policies/:policy',
  assistantPasses: '/compliance/v1/assistant/passes',
  settings: '/compliance/v1/settings',
} as const

const instant = z.iso.datetime()
const count = z.int().nonnegative()
const days = z.int().min(0).max(36_500)

/** The body of a Litigation Hold. */
export const newLitigationHoldSchema = z.strictObject({
  durationDays: days
    .min(1)
    .nullable()
    .default(null)
    .describe('From the date of each item; null: until it is released.'),
  comment: z.string().max(1_000).default(''),
})

/** The body of a retention policy. */
export const newRetentionPolicySchema = z.strictObject({
  name: z.string().min(1).max(64),
  action: z.enum(['retain', 'delete', 'retain then delete']),
  days: days.nullable().describe('The age of an item; null: for ever, which only retaining can mean.'),
  from: z.enum(['received', 'modified']).default('received'),
  users: z.array(z.string()).min(1).nullable().default(null).describe('Null: the whole organization.'),
  excludedUsers: z.array(z.string()).default([]),
})

/** The body of a request for a pass of the assistant. */
export const newAssistantPassSchema = z.strictObject({
  user: z.string().nullable().default(null).describe('Null: every mailbox.'),
})

/** Any of the settings. */
export const complianceSettingsPatchSchema = z.strictObject({
  singleItemRecovery: z.boolean().optional(),
  deletedItemRetentionDays: z.int().min(0).max(30).optional(),
  retentionMailboxBytesMin: count.optional(),
  hoursUntilHoldsAct: z.number().min(0).max(24).optional(),
  draftsWithoutVersions: z.enum(['in Drafts', 'unsent']).optional(),
})

/** What is set for one mailbox alone; null: as in the tenant from now on. */
export const mailboxSettingsPatchSchema = z.strictObject({
  deletedItemRetentionDays: z.int().min(0).max(30).nullable().optional(),
  singleItemRecovery: z.boolean().nullable().optional(),
})

export const shownHoldSchema = z.strictObject({
  kind: z.enum(['litigation', 'case']),
  holdId: z.string().nullable().describe('Null for a Litigation Hold: a mailbox has one at most.'),
  caseId: z.string().nullable(),
  name: z.string().describe('Of a case hold; the comment of a Litigation Hold.'),
  owner: z.string().nullable(),
  contentQuery: z.string().describe('Empty: everything.'),
  durationDays: z.int().nullable(),
  users: z.array(z.string()),
  placedAt: instant,
  actsAt: instant,
})

/** A hold. */
export type ShownHold = z.infer<typeof shownHoldSchema>

export const shownMailboxSchema = z.strictObject({
  user: z.string(),
  state: z.enum(['active', 'soft-deleted', 'inactive', 'gone']),
  holds: z.array(shownHoldSchema),
  delayHoldUntil: instant.nullable(),
  deletedItemRetentionDays: count.describe('Its own, or that of the tenant; so is the next.'),
  singleItemRecovery: z.boolean(),
  retentionPolicies: z.array(z.string()).describe('The names of those that reach the mailbox.'),
  usedBytes: count,
  recoverableBytes: count,
})

/** A mailbox, and what keeps it. */
export type ShownMailbox = z.infer<typeof shownMailboxSchema>

export const shownRecoverableItemSchema = z.strictObject({
  place: z.enum(['Deletions', 'Purges', 'DiscoveryHolds', 'Versions']),
  subject: z.string(),
  itemClass: z.string(),
  receivedAt: instant.nullable(),
  deletedAt: instant.nullable().describe('Null for a version.'),
  sizeBytes: count,
  itemId: z.string().describe('As a content search names it.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the octets of the message, in lower-case hex; a search and an export name the same.'),
})

/** An item in Recoverable Items. */
export type ShownRecoverableItem = z.infer<typeof shownRecoverableItemSchema>

export const shownRetentionPolicySchema = z.strictObject({
  ...newRetentionPolicySchema.shape,
  policyId: z.guid(),
  users: z.array(z.string()).nullable(),
  excludedUsers: z.array(z.string()),
  from: z.enum(['received', 'modified']),
  createdAt: instant,
})

/** A retention policy. */
export type ShownRetentionPolicy = z.infer<typeof shownRetentionPolicySchema>

export const shownPassSchema = z.strictObject({
  at: instant,
  mailboxes: z.array(
    z.strictObject({
      user: z.string(),
      softDeleted: count.describe('Items that a policy moved into Recoverable Items.'),
      erased: count.describe('Items that are gone for good.'),
      kept: count.describe('Items that would be gone if nothing kept them.'),
      blocked: count.describe('Items for which Recoverable Items have no room.'),
      isSmall: z.boolean().describe('Whether the mailbox is too small for the policies that reach it.'),
    }),
  ),
})

/** What the assistant did in the mailboxes in which it did something. */
export type ShownPass = z.infer<typeof shownPassSchema>

export const shownForecastSchema = z.strictObject({
  user: z.string(),
  at: instant.describe('The present: the forecast is for the case that nobody changes anything.'),
  nextPassAt: instant.describe('When the assistant comes by next.'),
  isSmall: z.boolean().describe('Whether the mailbox is too small for the policies that reach it.'),
  passes: z
    .array(z.strictObject({ at: instant, leaveSight: count, gone: count }))
    .describe('How many items each pass moves into Recoverable Items, and how many it removes for good; in order.'),
  keptForEver: z
    .array(
      z.strictObject({
        by: z.enum(['litigation hold', 'delay hold', 'case hold', 'retention', 'nothing deletes it']),
        items: count,
      }),
    )
    .describe('The items that no pass removes, by what keeps them.'),
  items: z
    .array(
      z.strictObject({
        subject: z.string(),
        receivedAt: instant.nullable(),
        place: z
          .enum(['Deletions', 'Purges', 'DiscoveryHolds', 'Versions'])
          .nullable()
          .describe('Null: its owner sees it.'),
        leavesSightAt: instant.nullable(),
        goneAt: instant,
        keptBy: z.enum(['litigation hold', 'delay hold', 'case hold', 'retention']).nullable(),
      }),
    )
    .describe('The first 100 items that go for good, the soonest first.'),
})

/** What the assistant will do in a mailbox. */
export type ShownForecast = z.infer<typeof shownForecastSchema>
