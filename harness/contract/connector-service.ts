import { z } from 'zod'
import { connectorEnvironmentSchema } from './connector-environment.ts'

const base64 = z.base64()

const filesSchema = z.strictObject({ MT_CA_FILE: base64.optional(), MT_MAPPING_FILE: base64.optional() })

export type SyncFiles = z.infer<typeof filesSchema>

export const syncRequestSchema = z.strictObject({
  /**
   * Identifies the world of the sync; it is new for every run of the suite. A service must keep its state separately
   * for each `stateId`. Letters and digits.
   */
  stateId: z.string().regex(/^[A-Za-z0-9]{1,64}$/),
  /**
   * The same values that a command gets as environment variables. The paths are on the machine of the suite. A service
   * that shares its disk may use them, also `MT_STATE_DIR`; any other service uses the bytes in `files` and `stateId`.
   */
  environment: connectorEnvironmentSchema,
  /** The bytes of the files that the sync may read, base64. */
  files: filesSchema,
})

/** `POST <url>/sync`: starts one daily sync. */
export type SyncRequest = z.infer<typeof syncRequestSchema>

/** A service may send more fields than these; the suite ignores them. */
export const syncAcceptedSchema = z.object({ syncId: z.string().min(1).max(200) })

/** The answer, with status 202: the id for polling the sync. A `location` header on the same origin may replace it. */
export type SyncAccepted = z.infer<typeof syncAcceptedSchema>

/** Further fields are ignored, as in `syncAcceptedSchema`; the message is optional. */
export const syncStateSchema = z.object({
  status: z.enum(['running', 'done', 'try-again', 'failed']),
  /** The connector's message about the sync, for people. */
  message: z.string().default(''),
  /** The import log as text (JSON Lines), in the final answer, for a service that cannot write to `MT_IMPORT_LOG`. */
  importLog: z.string().optional(),
})

/** `GET <url>/sync/<syncId>`, which the suite polls until the sync has ended. */
export type SyncState = z.infer<typeof syncStateSchema>
