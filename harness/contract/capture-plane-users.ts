import { z } from 'zod'
import { pageItemsDefault, pageItemsMax } from './archive-plane.ts'
import { calendarInstantSchema } from './capture-plane.ts'
import { captureSourceSchema, userNumberSchema } from './registration.ts'

/** The columns that a file of users may have, in any order; the first three must be there. */
export const userImportColumns = [
  'firstName',
  'number',
  'password',
  'lastName',
  'username',
  'userEmailAddress',
  'source',
] as const

/** The most users that one file may hold. */
export const userImportLinesMax = 500

const firstName = z.string().min(1).max(100)
const lastName = z.string().max(100)
const userEmailAddress = z
  .email()
  .max(254)
  .describe("The *User's Email address* that items carry for them, and the main way to tell users apart.")
const username = z
  .string()
  .regex(/^[\w.-]{4,64}$/, '4 to 64 letters, digits, points, hyphens or underscores')
  .describe('4 to 64 letters, digits, `.`, `-`, `_`; unique in the account in any letter case.')
const status = z
  .enum(['Activated', 'Pending', 'Suspended', 'Locked', 'Deleted'])
  .meta({ id: 'UserStatus', description: 'Only an activated user is captured. A deleted one cannot be restored.' })

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
  .refine(hasThreeClasses, 'characters of three of the classes: small letters, capital letters, digits, others')
  .describe('8 to 20 characters of three of four classes: small letters, capital letters, digits, others.')

export const userSchema = z
  .strictObject({
    userId: z.string().min(1),
    firstName,
    lastName,
    number: userNumberSchema,
    username,
    userEmailAddress: userEmailAddress.optional(),
    source: captureSourceSchema.optional().describe('The capture product that is meant for the user.'),
    status,
    createdAt: calendarInstantSchema,
    numberReassignedAt: calendarInstantSchema
      .optional()
      .describe('When the number came to this user, if a deleted user had it before.'),
    planIds: z.array(z.string()).describe('The archive plans that the user is assigned to; without any, no capture.'),
  })
  .meta({ id: 'User', description: 'A user of the account.' })

/** A user of the account as administrators see them. */
export type User = z.infer<typeof userSchema>

export const newUserSchema = z
  .strictObject({
    firstName,
    lastName: lastName.optional().describe('Empty unless given.'),
    number: userNumberSchema,
    username: username.optional().describe('The number unless given; 4 to 64 letters, digits, `.`, `-`, `_`.'),
    password,
    userEmailAddress: userEmailAddress.optional(),
    source: captureSourceSchema
      .optional()
      .describe(
        'The capture product that is meant for the user; then only plans of that source are joined by themselves.',
      ),
  })
  .meta({ id: 'NewUser', description: 'What an administrator types to create a user.' })

/** What an administrator types to create a user. */
export type NewUser = z.infer<typeof newUserSchema>

export const userChangesSchema = z
  .strictObject({
    firstName: firstName.optional(),
    lastName: lastName.optional(),
    userEmailAddress: userEmailAddress.nullable().optional().describe('null takes the address away.'),
    status: z
      .enum(['Activated', 'Suspended'])
      .optional()
      .describe('`Suspended` ends the capture; `Activated` takes back a suspension or a lock.'),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'at least one field')
  .meta({ id: 'UserChanges', description: 'What is to be changed; what is not in it stays.' })

/** What an administrator may change. `null` takes the address away. */
export type UserChanges = z.infer<typeof userChangesSchema>

/** Decodes the query string; numbers arrive as text. */
export const usersQuerySchema = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageItemsMax)
    .optional()
    .describe(`The most users that a page may hold; ${pageItemsDefault} unless given.`),
  cursor: z.string().min(1).max(64).optional().describe('`nextCursor` of the page before, unaltered.'),
})

export type UsersQuery = z.infer<typeof usersQuerySchema>

export const usersPageSchema = z
  .strictObject({
    users: z.array(userSchema).describe('In the order of their creation, deleted ones too.'),
    nextCursor: z.string().nullable().describe('Where the next page begins; null on the last page.'),
  })
  .meta({ id: 'UsersPage', description: 'A part of the list of users, and where to go on.' })

export type UsersPage = z.infer<typeof usersPageSchema>

const planFields = { name: z.string().min(1).max(100), source: captureSourceSchema }

export const newArchivePlanSchema = z
  .strictObject(planFields)
  .meta({ id: 'NewArchivePlan', description: 'What an administrator types to create an archive plan.' })

export type NewArchivePlan = z.infer<typeof newArchivePlanSchema>

export const archivePlanSchema = z
  .strictObject({
    planId: z.string().min(1),
    ...planFields,
    destination: z.literal('Microsoft 365').describe('Here always the archive that the connector reads.'),
    /** How many users are assigned to it. */
    assignedUsers: z.int().nonnegative(),
  })
  .meta({ id: 'ArchivePlan', description: "Which product's traffic goes where." })

/** What happens to a captured message: which product's traffic goes where. */
export type ArchivePlan = z.infer<typeof archivePlanSchema>

export const archivePlanListSchema = z
  .strictObject({ plans: z.array(archivePlanSchema).describe('In the order of their creation.') })
  .meta({ id: 'ArchivePlanList', description: 'The archive plans of the account.' })

export type ArchivePlanList = z.infer<typeof archivePlanListSchema>

const line = z.int().min(2).describe('The line of the file in which the row begins; the header is before it.')

const importedLine = z.discriminatedUnion('outcome', [
  z.strictObject({ line, outcome: z.literal('created'), userId: z.string().min(1) }),
  z.strictObject({
    line,
    outcome: z.literal('refused'),
    code: z.string().min(1).describe('The last part of the type of a problem.'),
    reason: z.string().min(1).describe('What is wrong, with nothing of what the line says.'),
  }),
])

/** What became of one line of a file of users. */
export type ImportedLine = z.infer<typeof importedLine>

export const userImportSchema = z
  .strictObject({
    created: z.int().nonnegative(),
    refused: z.int().nonnegative(),
    lines: z.array(importedLine).describe('One verdict for each user in the file, in its order.'),
  })
  .meta({ id: 'UserImport', description: 'What became of a file of users, line by line.' })

export type UserImport = z.infer<typeof userImportSchema>
