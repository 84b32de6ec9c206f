import { z } from 'zod'
import { fixtureEntrySchema, fixtureMappingRowSchema, fixturePersonSchema } from './fixture-people.ts'
import { fixtureChatSchema, fixtureEventSchema } from './fixture-traffic.ts'

/**
 * A world as a file: the people, the directory, the custom mapping, and what was captured. It is strict, because a field
 * that is not understood would be lost. What belongs together is checked when it is loaded.
 */
export const worldFixtureSchema = z
  .strictObject({
    $schema: z.string().optional().describe('The address of this schema, for editors.'),
    name: z.string().min(1).describe('The name of the organisation.'),
    startsAt: z.iso
      .datetime({ offset: true })
      .optional()
      .describe(
        'What the calendar shows when the fixture is loaded, and what relative times count from. Without it: the present of the calendar.',
      ),
    administrator: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The `entryId` of the administrator, who may change role groups. Without it, an account `admin@…` is added in the first domain of the directory.',
      ),
    people: z.array(fixturePersonSchema).describe('The people who are captured, and the outsiders.'),
    directory: z.array(fixtureEntrySchema).default([]).describe('The Microsoft 365 directory.'),
    mapping: z.array(fixtureMappingRowSchema).default([]).describe('The rows of the custom mapping file, in order.'),
    chats: z.array(fixtureChatSchema).default([]).describe('The conversations.'),
    traffic: z.array(fixtureEventSchema).default([]).describe('What was captured, in any order.'),
  })
  .meta({ id: 'WorldFixture', description: 'A world: people, directory, custom mapping and traffic.' })

/** A fixture after the defaults were filled in. */
export type WorldFixture = z.infer<typeof worldFixtureSchema>

/** What the control plane says about a fixture that it has loaded. */
export const loadedFixtureSchema = z
  .strictObject({
    name: z.string().describe('The name of the organisation.'),
    administrator: z.string().nullable().describe('The user principal name of its administrator; null: as before.'),
    now: z.iso.datetime().describe('What the calendar showed then.'),
    people: z.int().nonnegative().describe('How many users were registered at TeleMessage.'),
    entries: z.int().nonnegative().describe('How many entries the directory got.'),
    rows: z.int().nonnegative().describe('How many rows the custom mapping file got.'),
    items: z.int().nonnegative().describe('How many items were captured; each phone has its own.'),
  })
  .meta({ id: 'LoadedFixture', description: 'What was loaded.' })

/** What was loaded from a fixture. */
export type LoadedFixture = z.infer<typeof loadedFixtureSchema>
