import { z } from 'zod'

/**
 * The limits that can be declared, in bytes. Below a mebibyte, items that have nothing to do with the limit would be over it;
 * above 35 MiB a message does not fit into an ordinary mailbox of Exchange Online.
 */
export const declarableLimitBytes: { min: number; max: number } = { min: 1_048_576, max: 36_700_160 }

const text = z.string().min(1)

const connectorSchema = z.strictObject({
  name: text.describe('What reports call it.'),
  version: text.describe('The version that is judged.'),
  contact: text.optional().describe('Whom to ask, in any form.'),
})

/** Who is judged. */
export type ConformanceConnector = z.infer<typeof connectorSchema>

const readingsSchema = z.strictObject({
  'size.limitBytes': z.int().min(declarableLimitBytes.min).max(declarableLimitBytes.max).optional(),
  'size.measure': z.enum(['decoded', 'encoded']).optional(),
  'size.oversizeAttachment': z.enum(['fail-item', 'drop-attachment']).optional(),
  'mapping.customTargetNotAUser': z.enum(['fall-back-to-email', 'override']).optional(),
  'mapping.key': z.enum(['mobile-number', 'login-name']).optional(),
  'mapping.scope': z.enum(['per-participant', 'per-item']).optional(),
  'window.basis': z.enum(['capture', 'event']).optional(),
  'window.catchUp': z.enum(['from-last-window', 'exactly-24-hours']).optional(),
  'folder.parent': z.enum(['mailbox-root', 'inbox']).optional(),
  'log.unit': z.enum(['copies', 'items']).optional(),
})

/** How its maker reads what can be read in several ways; what is absent is read by default. */
export type ConformanceReadings = z.infer<typeof readingsSchema>

const capabilitySchema = z.enum(['importLog', 'itemClass', 'staging: azure-blob', 'backfill'])

/** What it can do, by the names of the catalogue. */
export type ConformanceCapability = z.infer<typeof capabilitySchema>

/** The schema of `conformance.json`. Strict: a name that nobody knows is a reading that nobody tests. */
export const conformanceFileSchema = z
  .strictObject({
    // The suite does not read it.
    $schema: z.string().optional().describe('Where editors find what is explained here.'),
    connector: connectorSchema.describe('Who is judged.'),
    readings: readingsSchema.optional().describe('How its maker reads what can be read in several ways.'),
    capabilities: z
      .array(capabilitySchema)
      .optional()
      .describe('What it can do. Requirements on what is not in the list are inapplicable.'),
  })
  .describe('What the maker of a connector declares of it. What is declared is what the suite tests.')

/** `conformance.json`: what the maker of a connector declares of it. What is declared is what the suite tests. */
export type ConformanceFile = z.infer<typeof conformanceFileSchema>
