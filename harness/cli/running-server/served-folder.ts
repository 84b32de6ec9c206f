import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { UserError } from '../user-error.ts'

/** Where a `serve` of this data folder listens, or listened, and who its administrator is. */
export interface ServedFolder {
  /** As the user named it, for messages. */
  folder: string
  /** Microsoft Graph and everything else of the tenant, without a slash at the end. */
  tenantUrl: string
  tenantId: string
  /** The app through which people sign in. */
  clientId: string
  /** The user principal name of the administrator. */
  administrator: string
  /** The site, and an account for it; `clientSecret` is that of the app as a connector. */
  site: { url: string; username: string; password: string }
  clientSecret: string
  /** PEM of the authority that signed the server's certificate; absent over plain http. */
  caCertificate: string | undefined
  /** The control plane: its address, without a slash at the end, and the token that it asks for. */
  control: { url: string; token: string }
}

const connectorSchema = z.looseObject({
  MT_GRAPH_URL: z.url(),
  MT_TENANT_ID: z.guid(),
  MT_CLIENT_ID: z.guid(),
  MT_CLIENT_SECRET: z.string(),
  MT_TELEMESSAGE_URL: z.url(),
  MT_TELEMESSAGE_USERNAME: z.string(),
  MT_TELEMESSAGE_PASSWORD: z.string(),
  MT_CA_FILE: z.string().optional(),
})
const controlSchema = z.looseObject({
  MT_ADMINISTRATOR: z.string().min(1),
  MT_CONTROL_URL: z.url(),
  MT_CONTROL_TOKEN: z.string().min(1),
})

/** Reads what `serve` wrote into its data folder. Throws a UserError if it wrote nothing there, or something else. */
export async function readServedFolder(folder: string): Promise<ServedFolder> {
  const connector = await assignmentsIn(folder, 'connector.env', connectorSchema)
  const control = await assignmentsIn(folder, 'control.env', controlSchema)
  const { MT_CA_FILE: caFile } = connector
  return {
    folder,
    tenantUrl: connector.MT_GRAPH_URL.replace(/\/$/, ''),
    tenantId: connector.MT_TENANT_ID,
    clientId: connector.MT_CLIENT_ID,
    site: {
      url: connector.MT_TELEMESSAGE_URL.replace(/\/$/, ''),
      username: connector.MT_TELEMESSAGE_USERNAME,
      password: connector.MT_TELEMESSAGE_PASSWORD,
    },
    clientSecret: connector.MT_CLIENT_SECRET,
    administrator: control.MT_ADMINISTRATOR,
    caCertificate: caFile === undefined ? undefined : await readFile(caFile, 'utf8'),
    control: { url: control.MT_CONTROL_URL.replace(/\/$/, ''), token: control.MT_CONTROL_TOKEN },
  }
}

async function assignmentsIn<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const file = join(folder, name)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    const what = `${file} is not there: no server was started with this data folder`
    throw new UserError('no-server', `${what}; start one with mock-telemessage serve, or name its folder with --data`)
  })
  const parsed = schema.safeParse(assignments(text))
  if (parsed.success) return parsed.data
  const missing = parsed.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new UserError(
    'served-folder-unreadable',
    `${file}: ${missing} is missing or wrong, so the file is of another version; start mock-telemessage serve again`,
  )
}

/** The variables of a file of `export NAME='value'` lines, as `serve` writes them for shells. */
export function assignments(text: string): Record<string, string> {
  const lines = text.matchAll(/^export (\w+)='((?:[^']|'\\'')*)'$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value.replaceAll(`'\\''`, "'")]))
}
