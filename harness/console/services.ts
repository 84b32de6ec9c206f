import { Buffer } from 'node:buffer'
import { z } from 'zod'
import {
  archivePlanePaths,
  deviceAuthorizationSchema,
  deviceCodePath,
  devicePagePath,
  loginResponseSchema,
  tokenPath,
  tokenResponseSchema,
} from '../contract/index.ts'
import { askOpenly, type Door, openDoor, type Question, type Transport } from './door.ts'
import type { KeptRuns } from './kept-runs.ts'
import { createPhones, type Phones } from './phones.ts'

/** What the console knows of the world that it shows, beside what the servers answer. */
export interface ConsoleFacts {
  /** The name of the organisation. */
  organisation: string
  /** The archiver that was ordered, by its name, which is that of the folder in mailboxes. */
  archiverName: string
  /** The apps that it captures, such as `WhatsApp`; the first is the usual one. */
  networks: readonly string[]
  /** The user principal name of the administrator of the tenant. */
  administrator: string
  /** The account with which the connector and the console log in to TeleMessage. */
  siteAccount: { username: string; password: string }
  /** The app of the tenant that reads mailboxes. */
  app: { tenantId: string; clientId: string; clientSecret: string }
  urls: { telemessage: string; graph: string; control: string }
  /** The custom mapping file of the organisation, in the data folder. */
  mappingFile: string
}

/** The servers, each through its own interface and with a token, as any other client: roles and audit log apply to the console, too. */
export interface ConsoleServices {
  facts: ConsoleFacts
  /** The TeleMessage site, as its administration account. */
  site: Door
  /** The tenant, as its administrator. */
  tenant: Door
  /** The tenant, as the app that reads mailboxes. */
  app: Door
  /** The control plane. */
  control: Door
  /** The phones of the users, with tokens of their own. */
  phones: Phones
  /** Conformance runs, which are processes of their own. */
  runs: KeptRuns
}

/** What carries the requests of the console. */
export interface ConsoleTransports {
  site: Transport
  tenant: Transport
  control: Transport
  controlToken: string
  runs: KeptRuns
}

/** What the console does for the administrator; the roles of the administrator decide what is allowed. */
const scope = 'User.Read AuditLogsQuery-Exchange.Read.All eDiscovery.ReadWrite.All'

/** Opens the doors. They sign in when they are first used. */
export function openServices(transports: ConsoleTransports, facts: ConsoleFacts): ConsoleServices {
  const { site, tenant, control, controlToken, runs } = transports
  const siteDoor = openDoor('The TeleMessage site', site, async () => {
    const { username, password } = facts.siteAccount
    const login: Question = { method: 'POST', path: archivePlanePaths.login, body: { username, password } }
    return (await askOpenly(site, login, loginResponseSchema)).accessToken
  })
  return {
    facts,
    runs,
    site: siteDoor,
    tenant: openDoor('The tenant', tenant, () => signedIn(tenant, facts)),
    app: openDoor('The tenant', tenant, async () => {
      const { tenantId, clientId, clientSecret } = facts.app
      const grant = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' }
      const fields = { ...grant, scope: 'https://graph.microsoft.com/.default' }
      return (await askOpenly(tenant, form(tokenPath, { tenantId }, fields), tokenResponseSchema)).access_token
    }),
    control: openDoor('The control plane', control, async () => controlToken),
    phones: createPhones({ site: siteDoor, transport: site, network: facts.networks[0] ?? '' }),
  }
}

/** Signs in as a person does: the tenant shows a code, and the person enters it (RFC 8628). There is no password. */
async function signedIn(tenant: Transport, { app, administrator }: ConsoleFacts): Promise<string> {
  const values = { tenantId: app.tenantId }
  const client = { client_id: app.clientId }
  const begun = await askOpenly(tenant, form(deviceCodePath, values, { ...client, scope }), deviceAuthorizationSchema)
  await tenantPage(tenant, { otc: begun.user_code, username: administrator })
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: begun.device_code }
  return (await askOpenly(tenant, form(tokenPath, values, { ...client, ...grant }), tokenResponseSchema)).access_token
}

async function tenantPage(tenant: Transport, fields: Record<string, string>): Promise<void> {
  const door = openDoor('The tenant', tenant, async () => 'none')
  await door.tell(form(devicePagePath, {}, fields))
}

function form(path: string, values: Record<string, string>, fields: Record<string, string>): Question {
  const content = Buffer.from(new URLSearchParams(fields).toString())
  return { method: 'POST', path, values, bytes: { contentType: 'application/x-www-form-urlencoded', content } }
}

/** The calendar of the world, as the control plane shows it. */
export const clockSchema: z.ZodType<{ now: string; running: boolean }> = z.object({
  now: z.iso.datetime(),
  running: z.boolean(),
})
