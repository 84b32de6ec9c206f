import { dirname } from 'node:path'
import { z } from 'zod'
import { readJsonFile } from '../json-file.ts'

const secretSchema = z.union(
  [z.strictObject({ variable: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })],
  { error: 'give the place of the secret, { "variable": "NAME" } or { "file": "PATH" }, and not the secret itself' },
)

/** The place of a secret, never the secret itself: configurations are copied, mailed and committed. */
export type SecretPlace = z.infer<typeof secretSchema>

const text = z.string().min(1)
const webAddress = z.url({ protocol: /^https?$/, error: 'this is not an http or https address' })

const schema = z.strictObject({
  /** For editors; the program ignores it. */
  $schema: z.string().optional(),
  /** The archiver that the connector is for; absent: WhatsApp. */
  archiver: text.optional(),
  telemessage: z.strictObject({ url: webAddress, username: text, password: secretSchema }),
  microsoft365: z.strictObject({
    tenantId: text,
    clientId: text,
    clientSecret: secretSchema,
    graphUrl: webAddress.default('https://graph.microsoft.com'),
    loginUrl: webAddress.default('https://login.microsoftonline.com'),
    importDoor: z.enum(['import-session', 'graph-messages']).default('import-session'),
  }),
  mapping: z
    .strictObject({ automatic: z.boolean().default(true), customFile: text.optional(), defaultRegion: text.optional() })
    .default({ automatic: true }),
  /**
   * A SAS URL is a secret: everybody who has it can read the staged batches. Absent: batches are staged below the state
   * folder.
   */
  staging: z.strictObject({ containerUrl: secretSchema }).optional(),
  stateFolder: text,
  importLogFolder: text,
  /** Absent: the log goes to standard error. */
  logFile: text.optional(),
  caFile: text.optional(),
})

/** A configuration of the reference connector. */
type ConnectorConfig = z.infer<typeof schema>

/** A configuration, and the folder of its relative paths. */
export interface ReadConfig {
  config: ConnectorConfig
  folder: string
}

/**
 * Reads a configuration. Throws a UserError (`connector-config-invalid`) that names the place of the mistake, but never
 * a value.
 */
export async function readConnectorConfig(path: string): Promise<ReadConfig> {
  const advice = 'mock-telemessage connector run --help shows a complete configuration'
  const config = await readJsonFile(path, schema, { code: 'connector-config-invalid', advice })
  return { config, folder: dirname(path) }
}
