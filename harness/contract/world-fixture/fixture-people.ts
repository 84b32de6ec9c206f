import { z } from 'zod'
import { directoryEntrySchema } from '../directory-entry.ts'
import { captureSourceSchema, networkSchema, registrationSchema, userNumberSchema } from '../registration.ts'

/** The spellings that a number can have in the mapping file; `digits` is the documented one (MAP-9). */
export const mappingSpellings = ['digits', 'plus', 'double-zero', 'spaced', 'bracketed', 'national'] as const

const text = z.string().min(1)

const routeSchema = z
  .strictObject({ source: captureSourceSchema, network: networkSchema })
  .meta({ id: 'FixtureDevice', description: 'An activated device: its capture product and its app.' })

const fixtureRegistrationSchema = z
  .strictObject({
    userEmailAddress: registrationSchema.shape.userEmailAddress.describe(
      "The *User's Email address* property. It need not belong to anybody in the directory.",
    ),
    source: captureSourceSchema,
    network: networkSchema,
    plans: z
      .array(captureSourceSchema)
      .optional()
      .describe(
        'The products on whose archive plan the user is. Without it: the plan of `source`. Empty: no plan, so nothing is captured.',
      ),
    devices: z
      .array(routeSchema)
      .optional()
      .describe(
        'The activated devices. Without it: one of `source` and `network`. Empty: the user is Pending, and nothing is captured.',
      ),
    suspended: z
      .literal(true)
      .optional()
      .describe('An administrator suspended the user after everything in the fixture was captured.'),
  })
  .meta({ id: 'FixtureRegistration', description: 'A user of the TeleMessage account. Without it: not registered.' })

/** A person of a fixture: a user of TeleMessage, or an outsider who exchanges messages with users. */
export const fixturePersonSchema = z
  .strictObject({
    personId: text.describe('A short name that the rest of the fixture uses for the person, such as `asha`.'),
    firstName: text.describe('The first name.'),
    lastName: z.string().default('').describe('The last name; may be empty.'),
    number: userNumberSchema,
    registration: fixtureRegistrationSchema.optional(),
    fate: z
      .email()
      .nullable()
      .optional()
      .describe(
        'For your tests, never served: the primary address, in lower case, of the mailbox that the person must resolve to; null: none.',
      ),
  })
  .meta({ id: 'FixturePerson', description: 'A person: a user of TeleMessage, or an outsider.' })

const { entryId, kind, displayName, userPrincipalName, primaryAddress, aliases, mailbox, accountEnabled } =
  directoryEntrySchema.shape

/** An entry of the tenant's directory, with defaults for everything that most entries have in common. */
export const fixtureEntrySchema = z
  .strictObject({
    entryId: entryId.describe('A short name of the entry, such as `asha`. It is not served.'),
    kind: kind.default('user').describe('The kind of the entry.'),
    displayName: displayName.describe('The display name.'),
    primaryAddress: primaryAddress.describe('The primary SMTP address.'),
    userPrincipalName: userPrincipalName.optional().describe('Without it: the primary address.'),
    aliases: aliases.default([]).describe('Further addresses of the same mailbox.'),
    mailbox: mailbox
      .optional()
      .describe(
        'The state of the mailbox. Without it: `active`; `none` for guests, groups and contacts, which have no mailbox.',
      ),
    accountEnabled: accountEnabled.default(true).describe('False: nobody can sign in. The mailbox still accepts mail.'),
  })
  .meta({ id: 'FixtureEntry', description: 'An entry of the Microsoft 365 directory.' })

/** A row of the custom mapping file. */
export const fixtureMappingRowSchema = z
  .strictObject({
    number: userNumberSchema,
    target: z.email().describe('The second column. It need not belong to a valid user.'),
    spelling: z.enum(mappingSpellings).optional().describe('How the file spells the number. Without it: `digits`.'),
  })
  .meta({ id: 'FixtureMappingRow', description: 'A row of the custom mapping file.' })
