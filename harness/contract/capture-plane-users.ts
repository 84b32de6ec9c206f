import { z } from 'zod'
import { pageItemsDefault, pageItemsMax } from './archive-plane.ts'
import { calendarInstantSchema } from './capture-plane.ts'
import { mailAddressPattern } from './mail-address.ts'
import { captureSourceSchema, userNumberSchema } from './registration.ts'

/** The columns of a file of users, in any order; the first three are required. */
export const userImportColumns = [
  'firstName',
  'number',
  'password',
  'lastName',
  'username',
  'userEmailAddress',
  'source',
] as const

/** The maximum number of users in one file. */
export const userImportLinesMax = 500

const firstName = z.string().min(1).max(100)
const lastName = z.string().max(100)
const userEmailAddress = z
  .email({ pattern: mailAddressPattern })
  .max(254)
  .describe("The *User's Email address*, which items carry for the user; it identifies users best.")
const username = z
  .string()
  .regex(/^[\w.-]{4,64}$/, '4 to 64 letters, digits, dots, hyphens or underscores')
  .describe('4 to 64 letters, digits, `.`, `-`, `_`; unique in the account, regardless of letter case.')
const status = z
  .enum(['Activated', 'Pending', 'Suspended', 'Locked', 'Deleted'])
  .meta({ id: 'UserStatus', description: 'Only an activated user is captured. A deleted user cannot be restored.' })

/** The statuses of the portal. A deleted user stays listed and cannot be restored. */
export type UserStatus = z.infer<typeof status>

const passwordClasses = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]

function hasThreeClasses(password: string): boolean {
  return passwordClasses.filter((characterClass) => characterClass.test(password)).length >= 3
}

const password = z
  .string()
  .min(8)
  .max(20)
  .refine(
    hasThreeClasses,
    'use characters of at least three of these classes: small letters, capital letters, digits, others',
  )
  .describe('8 to 20 characters of at least three of these classes: small letters, capital letters, digits, others.')

export const userSchema = z
  .strictObject({
    userId: z.string().min(1),
    // A fixture may register any name and address, so an answer may have one that no administrator could enter.
    firstName: z.string().min(1),
    lastName: z.string(),
    number: userNumberSchema,
    username,
    userEmailAddress: z
      .string()
      .optional()
      .describe("The *User's Email address*, which items carry for the user; it identifies users best."),
    source: captureSourceSchema.optional().describe('The intended capture product of the user.'),
    status,
    createdAt: calendarInstantSchema,
    numberReassignedAt: calendarInstantSchema
      .optional()
      .describe('When this user got the number, if a deleted user had it before.'),
    planIds: z
      .array(z.string())
      .describe('The archive plans to which the user is assigned; without a plan nothing is captured.'),
  })
  .meta({ id: 'User', description: 'A user of the account.' })

/** A user of the account, as administrators see them. */
export type User = z.infer<typeof userSchema>

export const newUserSchema = z
  .strictObject({
    firstName,
    lastName: lastName.optional().describe('Default: empty.'),
    number: userNumberSchema,
    username: username.optional().describe('4 to 64 letters, digits, `.`, `-`, `_`; default: the number.'),
    password,
    userEmailAddress: userEmailAddress.optional(),
    source: captureSourceSchema
      .optional()
      .describe('The intended capture product. If it is set, the user is assigned automatically only to its plans.'),
  })
  .meta({ id: 'NewUser', description: 'What an administrator enters to create a user.' })

/** What an administrator enters to create a user. */
export type NewUser = z.infer<typeof newUserSchema>

export const userChangesSchema = z
  .strictObject({
    firstName: firstName.optional(),
    lastName: lastName.optional(),
    userEmailAddress: userEmailAddress.nullable().optional().describe('null removes the address.'),
    status: z
      .enum(['Activated', 'Suspended'])
      .optional()
      .describe('`Suspended` stops the capture; `Activated` ends a suspension or a lock.'),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'at least one field')
  .meta({ id: 'UserChanges', description: 'The fields to change; absent fields stay unchanged.' })

/** The fields that an administrator may change. `null` removes the address. */
export type UserChanges = z.infer<typeof userChangesSchema>

/** Decodes the query string; numbers arrive as text. */
export const usersQuerySchema = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageItemsMax)
    .optional()
    .describe(`The maximum number of users on a page; default: ${pageItemsDefault}.`),
  cursor: z.string().min(1).max(64).optional().describe('`nextCursor` of the previous page, unchanged.'),
})

export type UsersQuery = z.infer<typeof usersQuerySchema>

export const usersPageSchema = z
  .strictObject({
    users: z.array(userSchema).describe('In order of creation, including deleted users.'),
    nextCursor: z.string().nullable().describe('The cursor of the next page; null on the last page.'),
  })
  .meta({ id: 'UsersPage', description: 'One page of the list of users, and the cursor of the next page.' })

export type UsersPage = z.infer<typeof usersPageSchema>

const planFields = { name: z.string().min(1).max(100), source: captureSourceSchema }

export const newArchivePlanSchema = z
  .strictObject(planFields)
  .meta({ id: 'NewArchivePlan', description: 'What an administrator enters to create an archive plan.' })

export type NewArchivePlan = z.infer<typeof newArchivePlanSchema>

export const archivePlanSchema = z
  .strictObject({
    planId: z.string().min(1),
    ...planFields,
    destination: z.literal('Microsoft 365').describe('Always the archive that the connector reads.'),
    /** The number of users that are assigned to it. */
    assignedUsers: z.int().nonnegative(),
  })
  .meta({ id: 'ArchivePlan', description: 'Decides where the captured messages of a product go.' })

/** Decides where the captured messages of a product go. */
export type ArchivePlan = z.infer<typeof archivePlanSchema>

export const archivePlanListSchema = z
  .strictObject({ plans: z.array(archivePlanSchema).describe('In order of creation.') })
  .meta({ id: 'ArchivePlanList', description: 'The archive plans of the account.' })

export type ArchivePlanList = z.infer<typeof archivePlanListSchema>

const line = z.int().min(2).describe('The line of the file in which the row begins; the header is on line 1.')

const importedLine = z.discriminatedUnion('outcome', [
  z.strictObject({ line, outcome: z.literal('created'), userId: z.string().min(1) }),
  z.strictObject({
    line,
    outcome: z.literal('refused'),
    code: z.string().min(1).describe('The code of the problem, which is the last part of its type.'),
    reason: z.string().min(1).describe('What is wrong; it contains no text of the line.'),
  }),
])

/** The outcome of one line of a file of users. */
export type ImportedLine = z.infer<typeof importedLine>

export const userImportSchema = z
  .strictObject({
    created: z.int().nonnegative(),
    refused: z.int().nonnegative(),
    lines: z.array(importedLine).describe('One outcome for each user in the file, in the order of the file.'),
  })
  .meta({ id: 'UserImport', description: 'The outcome of a file of users, line by line.' })

export type UserImport = z.infer<typeof userImportSchema>
