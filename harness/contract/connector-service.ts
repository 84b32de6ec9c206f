import { z } from 'zod'
import { connectorEnvironmentSchema } from './connector-environment.ts'

const base64 = z.base64()

const filesSchema = z.strictObject({ MT_CA_FILE: base64.optional(), MT_MAPPING_FILE: base64.optional() })

export type SyncFiles = z.infer<typeof filesSchema>

export const syncRequestSchema = z.strictObject({
  /**
   * Which world the sync belongs to, and new for every run of the suite: what a service remembers from one sync to the next
   * it remembers for one `stateId` only. Letters and digits.
   */
  stateId: z.string().regex(/^[A-Za-z0-9]{1,64}$/),
  /**
   * What a command is told as environment variables. Paths are those of the suite's machine: a service that shares its disk
   * may use them, `MT_STATE_DIR` too; any other finds the bytes of files in `files`, and goes by `stateId`.
   */
  environment: connectorEnvironmentSchema,
  /** Bytes of the files that the sync may read, base64. */
  files: filesSchema,
})

/** `POST <url>/sync`: begins one daily sync. */
export type SyncRequest = z.infer<typeof syncRequestSchema>

/** A service may say more than this; what is not of the contract is ignored. */
export const syncAcceptedSchema = z.object({ syncId: z.string().min(1).max(200) })

/** The answer, 202: where the sync is asked after. A `location` header on the same origin does in its place. */
export type SyncAccepted = z.infer<typeof syncAcceptedSchema>

/** As `syncAcceptedSchema`; a service that has nothing to say may leave the message out. */
export const syncStateSchema = z.object({
  status: z.enum(['running', 'done', 'try-again', 'failed']),
  /** What the connector has to say of it, for people. */
  message: z.string().default(''),
  /** The import log as text (JSON Lines), for a service that cannot write to `MT_IMPORT_LOG`; with the final answer. */
  importLog: z.string().optional(),
})

/** `GET <url>/sync/<syncId>`, asked until it is running no more. */
export type SyncState = z.infer<typeof syncStateSchema>
