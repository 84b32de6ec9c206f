import {
  deviceAuthorizationSchema,
  deviceCodePath,
  devicePagePath,
  loginResponseSchema,
  archivePlanePaths as paths,
  tokenPath,
  tokenResponseSchema,
} from '../../contract/index.ts'
import type { World } from '../world/world.ts'
import { type Ask, type Question, readJson, succeed } from './evidence-access.ts'
import { send } from './https-client.ts'

/** The site of a world, for its administration account. */
export function siteOf({ siteAccess }: Pick<World, 'siteAccess'>): Ask {
  const { username, password } = siteAccess
  const anybody: Ask = ({ method, path, json }) =>
    send(siteAccess, { method, path, contentType: 'application/json', body: JSON.stringify(json) })
  return withToken(
    (question, token) => send(siteAccess, requestOf(question, token)),
    async () => {
      const question = { method: 'POST', path: paths.login, json: { username, password } } as const
      return (await readJson(anybody, question, loginResponseSchema)).accessToken
    },
  )
}

const scope = 'User.Read eDiscovery.ReadWrite.All'

/** The tenant of a world, for a new person with every role that following an item takes. */
export function officerOf({ tenant, tenantAccess, addToDirectory }: World, userPrincipalName: string): Ask {
  const entryId = 'evidence-officer'
  addToDirectory({
    ...{ entryId, kind: 'user', mailbox: 'active', accountEnabled: true, displayName: 'Evidence officer' },
    ...{ userPrincipalName, primaryAddress: userPrincipalName, aliases: [] },
  })
  const roles = ['Compliance Search', 'Case Management', 'Export', 'Legal Hold', 'Retention Management'] as const
  tenant.roleGroups.create({ name: 'Evidence officers', roles: [...roles], members: [entryId] })
  return withToken(
    (question, token) => send(tenantAccess, requestOf(question, token)),
    () => tokenFor(tenantAccess, userPrincipalName),
  )
}

/** An access token of a person: the tenant shows a code, and the person enters it (RFC 8628). */
async function tokenFor(access: World['tenantAccess'], username: string): Promise<string> {
  const { tenantId, clientId } = access
  const at = (path: string): string => path.replace(':tenantId', tenantId)
  const form: (fields: Record<string, string>) => Ask =
    (fields) =>
    ({ method, path }) => {
      const contentType = 'application/x-www-form-urlencoded'
      return send(access, { method, path, contentType, body: new URLSearchParams(fields).toString() })
    }
  const post = (path: string): Question => ({ method: 'POST', path })
  const client = { client_id: clientId }
  const begun = await readJson(form({ ...client, scope }), post(at(deviceCodePath)), deviceAuthorizationSchema)
  await succeed(form({ otc: begun.user_code, username }), post(devicePagePath))
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: begun.device_code }
  return (await readJson(form({ ...client, ...grant }), post(at(tokenPath)), tokenResponseSchema)).access_token
}

function requestOf({ method, path, json }: Question, token: string) {
  const body = json === undefined ? {} : { contentType: 'application/json', body: JSON.stringify(json) }
  return { method, path, token, ...body }
}

/** Asks with a token, and with a new one when it has ended: following an item moves the calendar by a month. */
function withToken(ask: (question: Question, token: string) => ReturnType<Ask>, signIn: () => Promise<string>): Ask {
  let token: string | undefined
  return async (question) => {
    token ??= await signIn()
    const answer = await ask(question, token)
    if (answer.status !== 401) return answer
    token = await signIn()
    return ask(question, token)
  }
}
