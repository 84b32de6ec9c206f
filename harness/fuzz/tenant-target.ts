import { z } from 'zod'
import {
  deviceAuthorizationSchema,
  graphErrorSchema,
  graphMessageSchema,
  graphUserSchema,
  mailFolderSchema,
  openIdConfigurationSchema,
  tokenErrorSchema,
  tokenResponseSchema,
} from '../contract/index.ts'
import { createVirtualClock } from '../control/clock.ts'
import { createFaultBoard } from '../control/faults/fault-board.ts'
import { dispatcher } from '../control/http/dispatch.ts'
import { offer } from '../control/http/offered-operations.ts'
import { createJournal } from '../control/journal.ts'
import { type Chance, createChance } from '../control/seed.ts'
import { createTenant } from '../m365/index.ts'
import { complianceIds } from './compliance-grammar.ts'
import { mutated, oddText, wellFormed } from './draw.ts'
import { type DrawnRequest, type FuzzAnswer, requestOf, type Target } from './target.ts'
import { tenantBodies, tenantHeaders, tenantIds, tenantOptions } from './tenant-grammar.ts'

const origin = 'https://fuzz.example'
const client = { tenantId: '0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0', clientId: 'fuzz', clientSecret: 'the secret' }
const people = ['asha', 'ben', 'cleo']

/** The tenant with three users, and a client with every permission. */
export async function tenantTarget(): Promise<Target> {
  const clock = createVirtualClock(new Date('2026-11-22T06:00:00Z'))
  const tenant = await createTenant({ clock, chance: createChance(7), ...client })
  for (const name of people) {
    const address = `${name}@contoso.example`
    tenant.hire({
      entryId: name,
      kind: 'user',
      displayName: name,
      userPrincipalName: address,
      primaryAddress: address,
      aliases: [],
      mailbox: 'active',
      accountEnabled: true,
    })
  }
  const handle = dispatcher(tenant, offer(tenant, { clock, faults: createFaultBoard(), journal: createJournal() }))
  const form = new URLSearchParams({
    ...tenantBodies.token,
    client_id: client.clientId,
    client_secret: client.clientSecret,
  })
  const login = await handle(
    requestOf('POST', `${origin}/${client.tenantId}/oauth2/v2.0/token`, { body: form.toString() }),
  )
  const authorization = `Bearer ${JSON.parse(String(login.body)).access_token}`
  const groups = tenant.roleGroups.list().map(({ name }) => name)
  for (const name of groups) tenant.roleGroups.change(name, { members: ['asha'] })
  tenant.roleGroups.create({ name: 'Connectors', roles: ['Mailbox Import Export'], members: ['asha'] })
  const person = `Bearer ${await personToken(handle)}`
  const begin = tenant.save()
  /** Ids that answers have shown, by the kind of thing. */
  let known: Record<string, string[]> = {}
  return {
    name: 'm365',
    handle,
    draw: (chance) => drawn(tenant.operations, known, { app: authorization, person }, chance),
    judge: (request, answer) => judged(request, answer, known),
    reset: () => {
      begin()
      known = { userId: people.map((name) => `${name}@contoso.example`) }
    },
  }
}

/** The token of asha, who has every role of an administrator. */
async function personToken(handle: Target['handle']): Promise<string> {
  const post = async (path: string, fields: Record<string, string>): Promise<unknown> => {
    const { body } = await handle(
      requestOf('POST', `${origin}${path}`, { body: new URLSearchParams(fields).toString() }),
    )
    return path.startsWith('/common') ? undefined : JSON.parse(String(body))
  }
  const base = `/${client.tenantId}/oauth2/v2.0`
  const app = { client_id: client.clientId }
  const begun = deviceAuthorizationSchema.parse(await post(`${base}/devicecode`, { ...app, scope: 'User.Read' }))
  await post('/common/oauth2/deviceauth', { otc: begun.user_code, username: 'asha@contoso.example' })
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: begun.device_code }
  return tokenResponseSchema.parse(await post(`${base}/token`, { ...app, ...grant })).access_token
}

interface Described {
  name: string
  method: string
  path: string
}

function drawn(
  operations: readonly Described[],
  known: Readonly<Record<string, string[]>>,
  tokens: { app: string; person: string },
  chance: Chance,
): DrawnRequest {
  const { name, method, path } = chance.pick(operations)
  const filled = path.replace(/:(\w+)/g, (_, parameter: string) => encoded(idFor(parameter, known, chance)))
  const spelled = chance.percent(10) ? filled.replace('/v1.0/', '/beta/') : filled
  const url = `${origin}${spelled}${queryFor(known, chance)}`
  // Only people may use the Data connectors page and the compliance features of ours.
  const isForPeople = /^\/(?:data-connectors|compliance|v1\.0\/security)\//.test(path) && chance.percent(95)
  const authorization = isForPeople ? tokens.person : tokens.app
  const headers: Record<string, string> = chance.percent(97) ? { authorization } : {}
  if (chance.percent(20)) Object.assign(headers, chance.pick(tenantHeaders))
  const isSent = method !== 'GET' && method !== 'DELETE'
  const body = isSent ? bodyFor(name, known, chance) : undefined
  if (typeof body === 'string') headers['content-type'] = 'text/plain'
  return { operation: name, request: requestOf(method, url, { headers, ...(isSent && { body }) }) }
}

function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text))
}

function idFor(parameter: string, known: Readonly<Record<string, string[]>>, chance: Chance): string {
  if (parameter === 'tenantId') return chance.percent(80) ? client.tenantId : chance.pick(['common', oddText(chance)])
  const ids = [
    ...(known[parameter === 'parentFolderId' ? 'folderId' : parameter] ?? []),
    ...(tenantIds[parameter] ?? []),
  ]
  return ids.length > 0 && chance.percent(85) ? chance.pick(ids) : oddText(chance) || 'x'
}

function queryFor(known: Readonly<Record<string, string[]>>, chance: Chance): string {
  const links = known['link'] ?? []
  if (links.length > 0 && chance.percent(5)) return new URL(chance.pick(links)).search
  if (chance.percent(50)) return ''
  const query = new URLSearchParams()
  for (let count = chance.int(1, 3); count > 0; count -= 1) {
    const [name, values] = chance.pick(Object.entries(tenantOptions))
    query.append(name, chance.percent(85) ? chance.pick(values) : oddText(chance))
  }
  return `?${query}`
}

function bodyFor(name: string, known: Readonly<Record<string, string[]>>, chance: Chance): unknown {
  const kind = Object.keys(tenantBodies).find((one) => name.toLowerCase().endsWith(one.toLowerCase()))
  const body = kind === undefined ? {} : tenantBodies[kind as keyof typeof tenantBodies]
  if (chance.percent(3)) return oddText(chance)
  if (['token', 'deviceCode', 'submit', 'submitDevice'].includes(kind ?? '')) {
    const form = new URLSearchParams()
    for (const [field, value] of Object.entries(chance.percent(60) ? (mutated(body, chance) ?? {}) : body)) {
      form.append(wellFormed(field), wellFormed(String(value)))
    }
    return form.toString()
  }
  if (kind === 'create' && chance.percent(20)) return chance.pick(['U3ViamVjdDogYQ0KDQpi', 'not base64', ''])
  const filled = {
    ...body,
    ...(Object.hasOwn(body, 'inputIds') && { inputIds: (known['messageId'] ?? []).slice(0, 5) }),
  }
  return chance.percent(60) ? mutated(filled, chance) : filled
}

const message = graphMessageSchema.partial().loose()
const collection = (value: z.ZodType) => z.looseObject({ value: z.array(value) })
const gone = z.looseObject({ id: z.string(), '@removed': z.looseObject({ reason: z.string() }) })

/** What the answers to operations have to be, by the beginning of the name. What has no row is any JSON, or no JSON. */
const schemas: readonly [name: RegExp, schema: z.ZodType][] = [
  [/^(?:folderM|m)essages\.list$/, collection(message)],
  [/^(?:folderM|m)essages\.(?:get|create|update|move|copy)$/, message],
  [/^folderMessages\.delta$/, collection(z.union([gone, message]))],
  [/^mailFolders\.(?:list|children)$/, collection(mailFolderSchema.partial().loose())],
  [/^mailFolders\.(?:get|create|update|move|copy)/, mailFolderSchema.partial().loose()],
  [/^users\.list$/, collection(graphUserSchema.partial().loose())],
  [/^users\.get$/, graphUserSchema.partial().loose()],
  [/^(?:folderA|a)ttachments\.list$/, collection(z.looseObject({ '@odata.type': z.string().optional() }))],
  [/^token$/, tokenResponseSchema],
  [/^discovery$/, openIdConfigurationSchema],
  [/^signIn\.deviceCode$/, deviceAuthorizationSchema],
]

function judged({ operation }: DrawnRequest, answer: FuzzAnswer, known: Record<string, string[]>): string | undefined {
  const { status, text, headers } = answer
  if (status >= 500 && status !== 501 && status !== 507) return `${status}: ${text.slice(0, 300)}`
  if (status < 100 || status > 599) return `the status ${status}`
  if (headers['request-id'] === undefined) return `${status} without a request-id`
  const body = jsonOf(text)
  if (status >= 400) {
    const isLogin = /^(?:token|instance|discovery|keys|signIn\..*)$/.test(operation)
    // An odd text in a path may make it one of the other half.
    return problemOf(isLogin ? z.union([tokenErrorSchema, graphErrorSchema]) : graphErrorSchema, body)
  }
  learn(operation, body, known)
  const schema = schemas.find(([name]) => name.test(operation))?.[1]
  return schema && status < 300 ? problemOf(schema, body) : undefined
}

function problemOf(schema: z.ZodType, body: unknown): string | undefined {
  const parsed = schema.safeParse(body)
  return parsed.success ? undefined : `an answer outside its schema: ${z.prettifyError(parsed.error).slice(0, 300)}`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const kinds: readonly [RegExp, string][] = [
  ...complianceIds,
  [/^users\.exchangeSettings$/, 'mailboxId'],
  [/essages\./, 'messageId'],
  [/older/, 'folderId'],
  [/ttachments\./, 'attachmentId'],
]

/** Remembers what exists, so that later requests find it. */
function learn(operation: string, body: unknown, known: Record<string, string[]>): void {
  if (typeof body !== 'object' || body === null) return
  const shown = body as Record<string, unknown>
  const add = (kind: string, id: unknown): void => {
    if (typeof id !== 'string') return
    const ids = known[kind] ?? []
    known[kind] = [...ids.slice(-40), id]
  }
  for (const link of ['@odata.nextLink', '@odata.deltaLink']) add('link', shown[link])
  add('mailboxId', shown['primaryMailboxId'])
  for (const name of ['searchId', 'wizardId', 'connectorId']) add(name, shown[name])
  add('policy', shown['policyId'])
  const kind = kinds.find(([name]) => name.test(operation))?.[1]
  if (kind === undefined) return
  const entries = Array.isArray(shown['value']) ? shown['value'].slice(0, 5) : [shown]
  for (const entry of entries) add(kind, (entry as { id?: unknown } | null)?.id)
}
