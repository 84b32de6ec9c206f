import { z } from 'zod'

export const connectorEnvironmentSchema = z.strictObject({
  /** Base address of the archive plane, without a trailing slash. */
  MT_TELEMESSAGE_URL: z.url(),
  MT_TELEMESSAGE_USERNAME: z.string().min(1),
  MT_TELEMESSAGE_PASSWORD: z.string().min(1),
  /** Base address of Microsoft Graph, without version and trailing slash. */
  MT_GRAPH_URL: z.url(),
  /** Base address of the token endpoint, without tenant and trailing slash. */
  MT_LOGIN_URL: z.url(),
  MT_TENANT_ID: z.string().min(1),
  MT_CLIENT_ID: z.string().min(1),
  MT_CLIENT_SECRET: z.string().min(1),
  /**
   * The present time on the virtual calendar: ISO 8601, UTC. The connector derives its window from it and from its
   * state.
   */
  MT_NOW: z.iso.datetime(),
  /**
   * Only with the capability `backfill`, and either both or neither: the half-open window of capture times `[from, to)`
   * that this sync must archive instead of its own window, ISO 8601, UTC. It is in the past, and the next daily sync
   * does not depend on it.
   */
  MT_WINDOW_FROM: z.iso.datetime().optional(),
  MT_WINDOW_TO: z.iso.datetime().optional(),
  /**
   * The archiver of the family that the connector is, such as `signal`; it decides the folder and the item class.
   * Absent: `whatsapp`, so that a connector for WhatsApp alone can ignore it.
   */
  MT_ARCHIVER: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .optional(),
  MT_AUTOMATIC_MAPPING: z.enum(['on', 'off']),
  /** The custom mapping CSV; absent: custom mapping is off (MAP-7). */
  MT_MAPPING_FILE: z.string().min(1).optional(),
  /** The ISO 3166 country whose national spelling of numbers the mapping file may use (MAP-9). */
  MT_DEFAULT_REGION: z.string().length(2).optional(),
  /** The SAS address of a Blob container; absent: no Azure staging is offered. */
  MT_STAGING_URL: z.url().optional(),
  /** A folder that is kept from one sync to the next. */
  MT_STATE_DIR: z.string().min(1),
  /** The PEM file of the certificate authority to trust; absent over plain http. */
  MT_CA_FILE: z.string().min(1).optional(),
  /** The file for the import log of this sync. */
  MT_IMPORT_LOG: z.string().min(1),
})

/** The settings of one daily sync, as environment variables (or the same values as JSON). */
export type ConnectorEnvironment = z.infer<typeof connectorEnvironmentSchema>

/** Exit codes of a connector command: done; try again later; anything else is a failure. */
export const connectorExitCodes = { done: 0, tryAgain: 75 } as const
