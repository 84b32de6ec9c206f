import { z } from 'zod'

// What the Data connectors page shows. A password is in none of these.

const instant = z.iso.datetime()

export const shownProductSchema = z
  .strictObject({ productId: z.string(), name: z.string(), description: z.string() })
  .meta({ id: 'Product', description: 'A kind of connector, with its product description page.' })

export const shownMappingSchema = z
  .strictObject({
    automatic: z.boolean(),
    fileBytes: z.int().nullable().describe('The size of the custom mapping file in bytes; null without one.'),
  })
  .meta({ id: 'Mapping', description: 'How users are mapped, without the content of the file.' })

export const shownWizardSchema = z
  .strictObject({
    wizardId: z.guid(),
    productId: z.string(),
    step: z.enum(['terms-of-service', 'login-to-telemessage', 'user-mapping', 'review']),
    expiresAt: instant.describe('On the calendar.'),
    terms: z.strictObject({ text: z.string(), notice: z.string() }).optional().describe('Only on the first page.'),
    username: z.string().nullable(),
    mapping: shownMappingSchema.nullable(),
  })
  .meta({ id: 'Wizard', description: 'A wizard as it shows itself. The password is never shown.' })

const count = z.int().nonnegative()

const observedSchema = z
  .strictObject({
    itemsFetched: count.describe('Different items that the site served.'),
    copiesImported: count,
    importsRefused: count.describe('Each attempt that a mailbox refused, also if a later one was taken.'),
    copiesRefused: count
      .nullable()
      .describe('Copies that a mailbox refused and did not take later; null while it runs.'),
    itemsSkipped: count
      .nullable()
      .describe(
        'Items whose copies were offered to no mailbox; null while it runs, and if its copies do not name their messages.',
      ),
    bytesImported: count.describe('Size of the requests whose copies were imported.'),
    secondsLeft: count.nullable().describe('An estimate in real time; null as long as too little was seen.'),
  })
  .meta({ id: 'Observed', description: 'What was seen of a run. While it runs, no count goes back.' })

const reportedSchema = z
  .strictObject({
    itemsFetched: count,
    copiesImported: count.describe('Whole and partial copies.'),
    copiesSkipped: count,
    copiesFailed: count,
    copiesRefused: count.describe('Of the failed copies, those that the mailbox or the tenant refused.'),
  })
  .meta({ id: 'Reported', description: 'What the import log of a run says.' })

const differenceSchema = z
  .strictObject({
    what: z.enum(['itemsFetched', 'copiesImported', 'copiesRefused']),
    observed: count,
    reported: count,
  })
  .meta({ id: 'Difference', description: 'A figure in which the import log and what was seen differ.' })

export const shownRunSchema = z
  .strictObject({
    runId: z.string(),
    dueAt: instant.describe('The daily instant for which it runs, on the calendar as all times here.'),
    attempt: z.int().describe('1 for the first attempt for that instant.'),
    onDemand: z.boolean(),
    startedAt: instant,
    endedAt: instant.nullable().describe('Null while it runs.'),
    state: z.enum(['running', 'done', 'try-again', 'failed']),
    message: z.string().describe('What the connector said at its end.'),
    observed: observedSchema.describe(
      'What was seen of it at the site and in the mailboxes, whatever it says of itself.',
    ),
    reported: reportedSchema.nullable().describe('What its import log says; null without a readable one.'),
    differences: z
      .array(differenceSchema)
      .nullable()
      .describe('Where both differ; empty if they agree, null as long as there is nothing to compare.'),
  })
  .meta({ id: 'Run', description: 'A run of a connector.' })

export const shownConnectorSchema = z
  .strictObject({
    connectorId: z.guid(),
    productId: z.string(),
    name: z.string(),
    description: z.string(),
    state: z.enum(['on', 'paused']),
    username: z.string(),
    mapping: shownMappingSchema,
    createdAt: instant.describe('On the calendar.'),
    createdBy: z
      .string()
      .nullable()
      .describe('The user principal name of the administrator; null if the user is gone.'),
    runsDailyAt: z.string().describe('The time of day at which it runs, UTC: `06:30`.'),
    clientId: z.guid().describe('The id of the app with which it reaches the tenant.'),
    nextRunAt: instant.nullable().describe('On the calendar; null while it is paused.'),
    lastRun: shownRunSchema.nullable().describe('Null before its first run.'),
  })
  .meta({ id: 'Connector', description: 'A connector on the Connectors tab.' })

export const mappingVerdictSchema = z
  .strictObject({
    accepted: z.boolean().describe('False if a row is refused: then the whole file is.'),
    rows: z.array(
      z.strictObject({
        line: z.int().describe('Where the row begins, from 1.'),
        number: z.string().nullable(),
        address: z.string().nullable(),
        verdict: z
          .enum(['read', 'cleaned', 'refused'])
          .describe('`cleaned`: with one reading that differs from what is written.'),
        problem: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'MappingVerdict', description: 'What the page says of a custom mapping file.' })

export const shownRoleGroupSchema = z
  .strictObject({
    name: z.string(),
    roles: z.array(z.string()),
    members: z.array(z.string()).describe('User principal names.'),
    builtIn: z.boolean(),
  })
  .meta({ id: 'RoleGroup', description: 'A role group of the tenant.' })

export type ShownProduct = z.infer<typeof shownProductSchema>
export type ShownMapping = z.infer<typeof shownMappingSchema>
export type ShownWizard = z.infer<typeof shownWizardSchema>
export type ShownRun = z.infer<typeof shownRunSchema>
export type ShownConnector = z.infer<typeof shownConnectorSchema>
export type ShownRoleGroup = z.infer<typeof shownRoleGroupSchema>

/** A list, as the page answers it. */
export function listOfSchema<T extends z.ZodType>(entry: T): z.ZodObject<{ value: z.ZodArray<T> }> {
  return z.strictObject({ value: z.array(entry) })
}
