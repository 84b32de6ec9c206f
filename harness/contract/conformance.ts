import { z } from 'zod'

/**
 * The limits that can be declared, in bytes. A limit below one mebibyte would also affect items that are not about the
 * limit; a message above 35 MiB does not fit into an ordinary mailbox of Exchange Online.
 */
export const declarableLimitBytes: { min: number; max: number } = { min: 1_048_576, max: 36_700_160 }

const text = z.string().min(1)

const connectorSchema = z.strictObject({
  name: text.describe('The name in reports.'),
  version: text.describe('The judged version.'),
  contact: text.optional().describe('The contact for questions, in any form.'),
})

/** The judged connector. */
export type ConformanceConnector = z.infer<typeof connectorSchema>

const readingsSchema = z.strictObject({
  'size.limitBytes': z.int().min(declarableLimitBytes.min).max(declarableLimitBytes.max).optional(),
  'size.measure': z.enum(['decoded', 'encoded']).optional(),
  'size.oversizeAttachment': z.enum(['fail-item', 'drop-attachment']).optional(),
  'mapping.customTargetNotAUser': z.enum(['fall-back-to-email', 'override']).optional(),
  'mapping.key': z.enum(['mobile-number', 'login-name']).optional(),
  'mapping.scope': z.enum(['per-participant', 'per-item']).optional(),
  'mapping.numberEquivalence': z.enum(['none', 'documented']).optional(),
  'message.identity': z.enum(['content', 'id']).optional(),
  'window.basis': z.enum(['capture', 'event']).optional(),
  'window.catchUp': z.enum(['from-last-window', 'exactly-24-hours']).optional(),
  'folder.parent': z.enum(['mailbox-root', 'inbox']).optional(),
  'log.unit': z.enum(['copies', 'items']).optional(),
})

/** How its maker understands sentences with several readings. An absent reading has its default. */
export type ConformanceReadings = z.infer<typeof readingsSchema>

const capabilitySchema = z.enum(['importLog', 'itemClass', 'staging: azure-blob', 'backfill'])

/** A capability of the connector, by its name in the catalogue. */
export type ConformanceCapability = z.infer<typeof capabilitySchema>

/** The schema of `conformance.json`. It is strict, because a reading with an unknown name would not be tested. */
export const conformanceFileSchema = z
  .strictObject({
    // The suite does not read it.
    $schema: z.string().optional().describe('The address of this schema, for editors.'),
    schemaVersion: z.literal(1).optional().describe('The version of this format. Without it, 1.'),
    connector: connectorSchema.describe('The judged connector.'),
    readings: readingsSchema.optional().describe('How its maker understands sentences with several readings.'),
    capabilities: z
      .array(capabilitySchema)
      .optional()
      .describe('The capabilities of the connector. Requirements on other capabilities are inapplicable.'),
  })
  .describe('The declaration of a connector by its maker. The suite tests what is declared.')

/** `conformance.json`: the declaration of a connector by its maker. The suite tests what is declared. */
export type ConformanceFile = z.infer<typeof conformanceFileSchema>
