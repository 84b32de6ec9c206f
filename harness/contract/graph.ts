import { z } from 'zod'

/**
 * The part of Microsoft Graph v1.0 behind the mailbox import session. `:name` marks a path parameter.
 * Document: Microsoft Graph reference v1.0, users and mailbox import/export.
 */
export const graphPaths = {
  users: '/v1.0/users',
  user: '/v1.0/users/:userId',
  exchangeSettings: '/v1.0/users/:userId/settings/exchange',
  folders: '/v1.0/admin/exchange/mailboxes/:mailboxId/folders',
  childFolders: '/v1.0/admin/exchange/mailboxes/:mailboxId/folders/:folderId/childFolders',
  folder: '/v1.0/admin/exchange/mailboxes/:mailboxId/folders/:folderId',
  items: '/v1.0/admin/exchange/mailboxes/:mailboxId/folders/:folderId/items',
  createImportSession: '/v1.0/admin/exchange/mailboxes/:mailboxId/createImportSession',
  /** Where `importUrl` points; the token is in its query, and no Authorization header is wanted. */
  importItem: '/import/v1.0/mailboxes/:mailboxId/importItem',
} as const

/** The default properties of a directory user, and those an archiver selects. */
export interface GraphUser {
  '@odata.context'?: string | undefined
  id: string
  businessPhones?: string[] | undefined
  displayName?: string | undefined
  givenName?: string | null | undefined
  jobTitle?: string | null | undefined
  userPrincipalName?: string | undefined
  mail?: string | null | undefined
  mobilePhone?: string | null | undefined
  officeLocation?: string | null | undefined
  preferredLanguage?: string | null | undefined
  surname?: string | null | undefined
  /** `SMTP:` marks the primary address, `smtp:` an alias. */
  proxyAddresses?: string[] | undefined
  userType?: 'Member' | 'Guest' | undefined
  accountEnabled?: boolean | undefined
  mailNickname?: string | undefined
  /** Contact addresses elsewhere, and no addresses of the mailbox. */
  otherMails?: string[] | undefined
  assignedPlans?: AssignedPlan[] | undefined
  assignedLicenses?: { skuId: string; disabledPlans: string[] }[] | undefined
  /** Null for members. */
  externalUserState?: 'PendingAcceptance' | 'Accepted' | null | undefined
  onPremisesSyncEnabled?: boolean | null | undefined
  showInAddressList?: boolean | null | undefined
  deletedDateTime?: string | null | undefined
}

/** What a user has of one service. */
export interface AssignedPlan {
  assignedDateTime: string
  capabilityStatus: 'Enabled' | 'Warning' | 'Suspended' | 'Deleted' | 'LockedOut'
  /** `exchange`. */
  service: string
  servicePlanId: string
}

export interface GraphCollection<T> {
  '@odata.context': string
  /** All that the query finds, whatever the page holds; for `$count=true`. */
  '@odata.count'?: number | undefined
  '@odata.nextLink'?: string | undefined
  value: T[]
}

export interface ExchangeSettings {
  '@odata.context'?: string | undefined
  /** `MBX:<mailbox>@<tenant>`. */
  primaryMailboxId: string
}

export interface MailboxFolder {
  '@odata.context'?: string | undefined
  id: string
  displayName: string
  parentFolderId: string
  childFolderCount: number
  totalItemCount: number
  /** `IPF.Note` for mail. */
  type: string
}

/** Body of `POST …/folders` and `POST …/childFolders`. */
export interface CreateFolderRequest {
  displayName: string
  /** `IPF.Note` when absent. */
  type?: string | undefined
}

export interface MailboxItem {
  id: string
  createdDateTime: string
  lastModifiedDateTime: string
  changeKey: string
  /** The message class. */
  type: string
  /** Bytes. */
  size: number
}

export interface ImportSession {
  '@odata.context'?: string | undefined
  importUrl: string
  expirationDateTime: string
}

/** Body of the import: `Data` is base64 of the complete RFC 5322 message. (At Microsoft it is an opaque stream.) */
export interface ImportItemRequest {
  FolderId: string
  Mode: 'create' | 'update'
  Data: string
  ItemId?: string | undefined
  ChangeKey?: string | undefined
}

export interface ImportItemResponse {
  itemId: string
  changeKey: string
}

export interface GraphError {
  error: {
    code: string
    message: string
    innerError: {
      date: string
      'request-id': string
      'client-request-id': string
      /** With 429 only. */
      code?: string | undefined
      message?: string | undefined
      status?: string | undefined
    }
  }
}

export const graphUserSchema: z.ZodType<GraphUser> = z.strictObject({
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
  proxyAddresses: z.array(z.string()).optional(),
  userType: z.enum(['Member', 'Guest']).optional(),
  accountEnabled: z.boolean().optional(),
  mailNickname: z.string().optional(),
  otherMails: z.array(z.string()).optional(),
  assignedPlans: z
    .array(
      z.strictObject({
        assignedDateTime: z.iso.datetime(),
        capabilityStatus: z.enum(['Enabled', 'Warning', 'Suspended', 'Deleted', 'LockedOut']),
        service: z.string(),
        servicePlanId: z.guid(),
      }),
    )
    .optional(),
  assignedLicenses: z.array(z.strictObject({ skuId: z.guid(), disabledPlans: z.array(z.string()) })).optional(),
  externalUserState: z.enum(['PendingAcceptance', 'Accepted']).nullable().optional(),
  onPremisesSyncEnabled: z.boolean().nullable().optional(),
  showInAddressList: z.boolean().nullable().optional(),
  deletedDateTime: z.string().nullable().optional(),
})

/** The envelope of a list answer around `value`s of one kind. */
export const graphCollectionSchema = <T>(value: z.ZodType<T>): z.ZodType<GraphCollection<T>> =>
  z.strictObject({
    '@odata.context': z.string(),
    '@odata.count': z.int().nonnegative().optional(),
    '@odata.nextLink': z.string().optional(),
    value: z.array(value),
  })

export const exchangeSettingsSchema: z.ZodType<ExchangeSettings> = z.strictObject({
  '@odata.context': z.string().optional(),
  primaryMailboxId: z.string().startsWith('MBX:'),
})

export const mailboxFolderSchema: z.ZodType<MailboxFolder> = z.strictObject({
  '@odata.context': z.string().optional(),
  id: z.string().min(1),
  displayName: z.string(),
  parentFolderId: z.string(),
  childFolderCount: z.int().nonnegative(),
  totalItemCount: z.int().nonnegative(),
  type: z.string(),
})

export const createFolderRequestSchema: z.ZodType<CreateFolderRequest> = z.strictObject({
  displayName: z.string().min(1).max(255),
  type: z.string().min(1).optional(),
})

export const mailboxItemSchema: z.ZodType<MailboxItem> = z.strictObject({
  id: z.string().min(1),
  createdDateTime: z.string(),
  lastModifiedDateTime: z.string(),
  changeKey: z.string(),
  type: z.string(),
  size: z.int().nonnegative(),
})

export const importSessionSchema: z.ZodType<ImportSession> = z.strictObject({
  '@odata.context': z.string().optional(),
  importUrl: z.url(),
  expirationDateTime: z.string(),
})

export const importItemRequestSchema: z.ZodType<ImportItemRequest> = z.strictObject({
  FolderId: z.string().min(1),
  Mode: z.enum(['create', 'update']),
  // No pattern here: on 20 MB of base64 it takes longer than the import. The tenant decodes it and refuses what is none.
  Data: z.string().min(1),
  ItemId: z.string().optional(),
  ChangeKey: z.string().optional(),
})

export const importItemResponseSchema: z.ZodType<ImportItemResponse> = z.strictObject({
  itemId: z.string().min(1),
  changeKey: z.string().min(1),
})

export const graphErrorSchema: z.ZodType<GraphError> = z.strictObject({
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
