import type { z } from 'zod'
import {
  deviceAuthorizationSchema,
  deviceCodePath,
  devicePagePath,
  tokenPath,
  tokenResponseSchema,
} from '../../contract/index.ts'
import { addressOf } from './address.ts'
import { readAnswer } from './read-answer.ts'
import { send } from './send.ts'
import type { ServedFolder } from './served-folder.ts'

/** What the commands do for the person: the roles decide what the person may do. */
const scope = 'User.Read AuditLogsQuery-Exchange.Read.All eDiscovery.ReadWrite.All'

/**
 * An access token of a person: the tenant shows a code, and the person enters it (RFC 8628). There is no password. Throws a
 * UserError with the words of the tenant, for example for a user that it does not have.
 */
export async function signIn(served: ServedFolder, username: string): Promise<string> {
  const { clientId, tenantId } = served
  const client = { client_id: clientId }
  const at = (path: string): string => addressOf({ path, values: { tenantId } })
  const begun = await form(served, at(deviceCodePath), { ...client, scope }, deviceAuthorizationSchema)
  await form(served, devicePagePath, { otc: begun.user_code, username }, undefined)
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: begun.device_code }
  return (await form(served, at(tokenPath), { ...client, ...grant }, tokenResponseSchema)).access_token
}

async function form<T>(
  served: ServedFolder,
  path: string,
  fields: Record<string, string>,
  schema: z.ZodType<T> | undefined,
): Promise<T> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(fields).toString()
  return readAnswer(await send(served, { method: 'POST', path, headers, body }), `POST ${path}`, schema)
}
