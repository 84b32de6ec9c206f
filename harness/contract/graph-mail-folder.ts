import { z } from 'zod'

/**
 * Mail folders over Microsoft Graph v1.0. `:name` marks a path parameter; `:folderId` is an id or a well-known name.
 * Document: Microsoft Graph reference v1.0, mailFolder.
 */
export const mailFolderPaths = {
  folders: '/v1.0/users/:userId/mailFolders',
  folder: '/v1.0/users/:userId/mailFolders/:folderId',
  delta: '/v1.0/users/:userId/mailFolders/delta',
  childFolders: '/v1.0/users/:userId/mailFolders/:folderId/childFolders',
  childFolder: '/v1.0/users/:userId/mailFolders/:parentFolderId/childFolders/:folderId',
  copy: '/v1.0/users/:userId/mailFolders/:folderId/copy',
  move: '/v1.0/users/:userId/mailFolders/:folderId/move',
} as const

export const mailFolderSchema = z.strictObject({
  '@odata.context': z.string().optional(),
  id: z.string().min(1),
  displayName: z.string(),
  parentFolderId: z.string(),
  childFolderCount: z.int().nonnegative(),
  unreadItemCount: z.int().nonnegative(),
  totalItemCount: z.int().nonnegative(),
  /** What the messages directly in it take up. Not documented, but in every answer. */
  sizeInBytes: z.int().nonnegative().optional(),
  isHidden: z.boolean(),
})

/** A folder as the mail API shows it. */
export type MailFolder = z.infer<typeof mailFolderSchema>

const displayName = z.string().min(1).max(255)

export const createMailFolderRequestSchema = z.strictObject({
  displayName,
  /** Cannot be changed later. */
  isHidden: z.boolean().optional(),
})

/** Body of `POST …/mailFolders` and `POST …/childFolders`. */
export type CreateMailFolderRequest = z.infer<typeof createMailFolderRequestSchema>

export const updateMailFolderRequestSchema = z.strictObject({
  displayName: displayName.optional(),
  isHidden: z.boolean().optional(),
})

/** Body of `PATCH …/mailFolders/{id}`. */
export type UpdateMailFolderRequest = z.infer<typeof updateMailFolderRequestSchema>
