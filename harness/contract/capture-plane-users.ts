import { z } from 'zod'
import { pageItemsDefault, pageItemsMax } from './archive-plane.ts'
import { calendarInstantSchema } from './capture-plane.ts'
import type { CaptureSource } from './item.ts'
import { captureSourceSchema, userNumberSchema } from './registration.ts'

/** The statuses of the portal. A deleted user stays listed and cannot be restored. */
export type UserStatus = 'Activated' | 'Pending' | 'Suspended' | 'Locked' | 'Deleted'

/** A user of the account as administrators see them. */
export interface User {
  userId: string
  firstName: string
  lastName: string
  /** Country code and number, digits only, without plus. */
  number: string
  username: string
  userEmailAddress?: string | undefined
  /** The capture product that is meant for the user. */
  source?: CaptureSource | undefined
  status: UserStatus
  createdAt: string
  /** When the number came to this user from a deleted one. */
  numberReassignedAt?: string | undefined
  planIds: string[]
}

/** What an administrator types to create a user. */
export interface NewUser {
  firstName: string
  lastName?: string | undefined
  number: string
  /** The number unless given. */
  username?: string | undefined
  password: string
  userEmailAddress?: string | undefined
  source?: CaptureSource | undefined
}

/** What an administrator may change. `null` takes the address away. */
export interface UserChanges {
  firstName?: string | undefined
  lastName?: string | undefined
  userEmailAddress?: string | null | undefined
  status?: 'Activated' | 'Suspended' | undefined
}

export interface UsersQuery {
  /** 1 to `pageItemsMax`. */
  limit?: number | undefined
  /** `nextCursor` of the page before, unaltered. */
  cursor?: string | undefined
}

export interface UsersPage {
  users: User[]
  /** `null` on the last page. */
  nextCursor: string | null
}

/** What happens to a captured message: which product's traffic goes where. */
export interface ArchivePlan {
  planId: string
  name: string
  source: CaptureSource
  destination: 'Microsoft 365'
  /** How many users are assigned to it. */
  assignedUsers: number
}

export interface NewArchivePlan {
  name: string
  source: CaptureSource
}

export interface ArchivePlanList {
  plans: ArchivePlan[]
}

/** What became of one line of a file of users. */
export type ImportedLine =
  | { line: number; outcome: 'created'; userId: string }
  | { line: number; outcome: 'refused'; code: string; reason: string }

export interface UserImport {
  created: number
  refused: number
  lines: ImportedLine[]
}

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

export const userSchema: z.ZodType<User> = z
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

export const newUserSchema: z.ZodType<NewUser> = z
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

export const userChangesSchema: z.ZodType<UserChanges> = z
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

/** Decodes the query string; numbers arrive as text. */
export const usersQuerySchema: z.ZodType<UsersQuery> = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageItemsMax)
    .optional()
    .describe(`The most users that a page may hold; ${pageItemsDefault} unless given.`),
  cursor: z.string().min(1).max(64).optional().describe('`nextCursor` of the page before, unaltered.'),
})

export const usersPageSchema: z.ZodType<UsersPage> = z
  .strictObject({
    users: z.array(userSchema).describe('In the order of their creation, deleted ones too.'),
    nextCursor: z.string().nullable().describe('Where the next page begins; null on the last page.'),
  })
  .meta({ id: 'UsersPage', description: 'A part of the list of users, and where to go on.' })

const planFields = { name: z.string().min(1).max(100), source: captureSourceSchema }

export const newArchivePlanSchema: z.ZodType<NewArchivePlan> = z
  .strictObject(planFields)
  .meta({ id: 'NewArchivePlan', description: 'What an administrator types to create an archive plan.' })

export const archivePlanSchema: z.ZodType<ArchivePlan> = z
  .strictObject({
    planId: z.string().min(1),
    ...planFields,
    destination: z.literal('Microsoft 365').describe('Here always the archive that the connector reads.'),
    assignedUsers: z.int().nonnegative(),
  })
  .meta({ id: 'ArchivePlan', description: "Which product's traffic goes where." })

export const archivePlanListSchema: z.ZodType<ArchivePlanList> = z
  .strictObject({ plans: z.array(archivePlanSchema).describe('In the order of their creation.') })
  .meta({ id: 'ArchivePlanList', description: 'The archive plans of the account.' })

const line = z.int().min(2).describe('The line of the file in which the row begins; the header is before it.')

export const userImportSchema: z.ZodType<UserImport> = z
  .strictObject({
    created: z.int().nonnegative(),
    refused: z.int().nonnegative(),
    lines: z
      .array(
        z.discriminatedUnion('outcome', [
          z.strictObject({ line, outcome: z.literal('created'), userId: z.string().min(1) }),
          z.strictObject({
            line,
            outcome: z.literal('refused'),
            code: z.string().min(1).describe('The last part of the type of a problem.'),
            reason: z.string().min(1).describe('What is wrong, with nothing of what the line says.'),
          }),
        ]),
      )
      .describe('One verdict for each user in the file, in its order.'),
  })
  .meta({ id: 'UserImport', description: 'What became of a file of users, line by line.' })
