import { z } from 'zod'

/**
 * The part of Microsoft Graph v1.0 for the mailbox import session. `:name` marks a path parameter. Document: Microsoft
 * Graph reference v1.0, users and mailbox import/export.
 */
export const graphPaths = {
  users: '/v1.0/users',
  user: '/v1.0/users/:userId',
  usersDelta: '/v1.0/users/delta',
  exchangeSettings: '/v1.0/users/:userId/settings/exchange',
  folders: '/v1.0/admin/exchange/mailboxes/:mailboxId/folders',
  childFolders: '/v1.0/admin/exchange/mailboxes/:mailboxId/folders/:folderId/childFolders',
  folder: '/v1.0/admin/exchange/mailboxes/:mailboxId/folders/:folderId',
  items: '/v1.0/admin/exchange/mailboxes/:mailboxId/folders/:folderId/items',
  createImportSession: '/v1.0/admin/exchange/mailboxes/:mailboxId/createImportSession',
  /** The path of `importUrl`; the token is in its query, and no Authorization header is needed. */
  importItem: '/import/v1.0/mailboxes/:mailboxId/importItem',
} as const

const assignedPlanSchema = z.strictObject({
  assignedDateTime: z.iso.datetime(),
  capabilityStatus: z.enum(['Enabled', 'Warning', 'Suspended', 'Deleted', 'LockedOut']),
  /** `exchange`. */
  service: z.string(),
  servicePlanId: z.guid(),
})

/** A service plan that a user has. */
export type AssignedPlan = z.infer<typeof assignedPlanSchema>

export const graphUserSchema = z.strictObject({
  '@odata.context': z.string().optional(),
  id: z.string().min(1),
  businessPhones: z.array(z.string()).optional(),
  displayName: z.string().optional(),
  givenName: z.string().nullable().optional(),
  jobTitle: z.string().nullable().optional(),
  userPrincipalName: z.string().optional(),
  mail: z.string().nullable().optional(),
  mobilePhone: z.string().nullable().optional(),
  officeLocation: z.string().nullable().optional(),
  preferredLanguage: z.string().nullable().optional(),
  surname: z.string().nullable().optional(),
  /** `SMTP:` marks the primary address, `smtp:` an alias. */
  proxyAddresses: z.array(z.string()).optional(),
  userType: z.enum(['Member', 'Guest']).optional(),
  accountEnabled: z.boolean().optional(),
  mailNickname: z.string().optional(),
  /** Other contact addresses; they are not addresses of the mailbox. */
  otherMails: z.array(z.string()).optional(),
  assignedPlans: z.array(assignedPlanSchema).optional(),
  assignedLicenses: z.array(z.strictObject({ skuId: z.guid(), disabledPlans: z.array(z.string()) })).optional(),
  /** Null for members. */
  externalUserState: z.enum(['PendingAcceptance', 'Accepted']).nullable().optional(),
  onPremisesSyncEnabled: z.boolean().nullable().optional(),
  showInAddressList: z.boolean().nullable().optional(),
  deletedDateTime: z.string().nullable().optional(),
})

/** The default properties of a directory user, and those that an archiver selects. */
export type GraphUser = z.infer<typeof graphUserSchema>

/** The envelope of a list with values of one kind. */
// biome-ignore lint/plugin: its return type is the schema, from which GraphCollection follows
export const graphCollectionSchema = <T>(value: z.ZodType<T>) =>
  z.strictObject({
    '@odata.context': z.string(),
    /** The number of all results of the query, on all pages; for `$count=true`. */
    '@odata.count': z.int().nonnegative().optional(),
    '@odata.nextLink': z.string().optional(),
    value: z.array(value),
  })

export type GraphCollection<T> = z.infer<ReturnType<typeof graphCollectionSchema<T>>>

export const exchangeSettingsSchema = z.strictObject({
  '@odata.context': z.string().optional(),
  /** `MBX:<mailbox>@<tenant>`. */
  primaryMailboxId: z.string().startsWith('MBX:'),
})

export type ExchangeSettings = z.infer<typeof exchangeSettingsSchema>

export const mailboxFolderSchema = z.strictObject({
  '@odata.context': z.string().optional(),
  id: z.string().min(1),
  displayName: z.string(),
  parentFolderId: z.string(),
  childFolderCount: z.int().nonnegative(),
  totalItemCount: z.int().nonnegative(),
  /** `IPF.Note` for mail. */
  type: z.string(),
})

export type MailboxFolder = z.infer<typeof mailboxFolderSchema>

export const createFolderRequestSchema = z.strictObject({
  displayName: z.string().min(1).max(255),
  /** `IPF.Note` when absent. */
  type: z.string().min(1).optional(),
})

/** Body of `POST …/folders` and `POST …/childFolders`. */
export type CreateFolderRequest = z.infer<typeof createFolderRequestSchema>

export const mailboxItemSchema = z.strictObject({
  id: z.string().min(1),
  createdDateTime: z.string(),
  lastModifiedDateTime: z.string(),
  changeKey: z.string(),
  /** The message class. */
  type: z.string(),
  /** Bytes. */
  size: z.int().nonnegative(),
})

export type MailboxItem = z.infer<typeof mailboxItemSchema>

export const importSessionSchema = z.strictObject({
  '@odata.context': z.string().optional(),
  importUrl: z.url(),
  expirationDateTime: z.string(),
})

export type ImportSession = z.infer<typeof importSessionSchema>

export const importItemRequestSchema = z.strictObject({
  FolderId: z.string().min(1),
  Mode: z.enum(['create', 'update']),
  // No pattern here: on 20 MB of base64 it takes longer than the import. The tenant decodes the text and refuses
  // invalid base64.
  Data: z.string().min(1),
  ItemId: z.string().optional(),
  ChangeKey: z.string().optional(),
})

/** Body of the import: `Data` is base64 of the complete RFC 5322 message. (At Microsoft it is an opaque stream.) */
export type ImportItemRequest = z.infer<typeof importItemRequestSchema>

export const importItemResponseSchema = z.strictObject({
  itemId: z.string().min(1),
  changeKey: z.string().min(1),
})

export type ImportItemResponse = z.infer<typeof importItemResponseSchema>

export const graphErrorSchema = z.strictObject({
  error: z.strictObject({
    code: z.string().min(1),
    message: z.string(),
    innerError: z.strictObject({
      date: z.string(),
      'request-id': z.string(),
      'client-request-id': z.string(),
      code: z.string().optional(),
      message: z.string().optional(),
      status: z.string().optional(),
    }),
  }),
})

export type GraphError = z.infer<typeof graphErrorSchema>
