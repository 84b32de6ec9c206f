import { z } from 'zod'

/**
 * Mail folders over Microsoft Graph v1.0. `:name` marks a path parameter; `:folderId` is an id or a well-known name.
 * Document: Microsoft Graph reference v1.0, mailFolder.
 */
export const mailFolderPaths = {
  folders: '/v1.0/users/:userId/mailFolders',
  folder: '/v1.0/users/:userId/mailFolders/:folderId',
  childFolders: '/v1.0/users/:userId/mailFolders/:folderId/childFolders',
  childFolder: '/v1.0/users/:userId/mailFolders/:parentFolderId/childFolders/:folderId',
  move: '/v1.0/users/:userId/mailFolders/:folderId/move',
} as const

/** A folder as the mail API shows it. */
export interface MailFolder {
  '@odata.context'?: string | undefined
  id: string
  displayName: string
  parentFolderId: string
  childFolderCount: number
  unreadItemCount: number
  totalItemCount: number
  isHidden: boolean
}

/** Body of `POST …/mailFolders` and `POST …/childFolders`. */
export interface CreateMailFolderRequest {
  displayName: string
  /** Cannot be changed later. */
  isHidden?: boolean | undefined
}

/** Body of `PATCH …/mailFolders/{id}`. */
export interface UpdateMailFolderRequest {
  displayName?: string | undefined
  isHidden?: boolean | undefined
}

export const mailFolderSchema: z.ZodType<MailFolder> = z.strictObject({
  '@odata.context': z.string().optional(),
  id: z.string().min(1),
  displayName: z.string(),
  parentFolderId: z.string(),
  childFolderCount: z.int().nonnegative(),
  unreadItemCount: z.int().nonnegative(),
  totalItemCount: z.int().nonnegative(),
  isHidden: z.boolean(),
})

const displayName = z.string().min(1).max(255)

export const createMailFolderRequestSchema: z.ZodType<CreateMailFolderRequest> = z.strictObject({
  displayName,
  isHidden: z.boolean().optional(),
})

export const updateMailFolderRequestSchema: z.ZodType<UpdateMailFolderRequest> = z.strictObject({
  displayName: displayName.optional(),
  isHidden: z.boolean().optional(),
})
