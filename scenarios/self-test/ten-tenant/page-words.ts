import { z } from 'zod'
import type { World } from '../../../harness/runner/index.ts'
import { type Answer, createSiteClient, read, type Sent } from '../site-client.ts'

/** The addresses of the page, as its documentation has them. */
const paths = {
  products: '/products',
  mappingTemplate: '/mapping-template',
  mappingVerdicts: '/mapping-verdicts',
  wizards: '/wizards',
  wizard: '/wizards/:wizardId',
  acceptTerms: '/wizards/:wizardId/terms-of-service',
  logIn: '/wizards/:wizardId/login-to-telemessage',
  mapUsers: '/wizards/:wizardId/user-mapping',
  finish: '/wizards/:wizardId/finish',
  connectors: '/connectors',
  connector: '/connectors/:connectorId',
  connectorPassword: '/connectors/:connectorId/password',
  connectorMapping: '/connectors/:connectorId/user-mapping',
  runs: '/connectors/:connectorId/runs',
  runEvents: '/connectors/:connectorId/runs/:runId/events',
  connectorEvents: '/connectors/:connectorId/events',
  runLog: '/connectors/:connectorId/runs/:runId/import-log',
  auditing: '/auditing',
  roleGroups: '/role-groups',
  roleGroup: '/role-groups/:name',
} as const

const deviceSchema = z.looseObject({ user_code: z.string(), device_code: z.string() })
const tokenSchema = z.looseObject({ access_token: z.string() })
const wizardSchema = z.looseObject({
  wizardId: z.string(),
  step: z.string(),
  terms: z.looseObject({ notice: z.string() }).optional(),
  username: z.string().nullable(),
})
const runSchema = z.looseObject({
  runId: z.string(),
  dueAt: z.string(),
  attempt: z.number(),
  state: z.string(),
  observed: z.looseObject({ itemsFetched: z.number(), copiesImported: z.number(), importsRefused: z.number() }),
  differences: z.array(z.looseObject({ what: z.string(), observed: z.number(), reported: z.number() })).nullable(),
})
const connectorSchema = z.looseObject({
  connectorId: z.string(),
  name: z.string(),
  state: z.string(),
  clientId: z.string(),
  nextRunAt: z.string().nullable(),
  lastRun: runSchema.nullable(),
})
const listOf = <T>(entry: z.ZodType<T>) => z.looseObject({ value: z.array(entry) })

/** A wizard, connector and run as the page shows them, with the fields that the self-test needs. */
type SeenWizard = z.infer<typeof wizardSchema>
type SeenConnector = z.infer<typeof connectorSchema>
export type SeenRun = z.infer<typeof runSchema>

/** The product that a wizard is begun for, and the reading of a user mapping. */
export interface Mapping {
  automatic: boolean
  /** The content of the custom mapping file. */
  file?: string
}

/** A person who signed in, and what the person does on the Data connectors page. */
interface PagePerson {
  /** Sends a request with the token of the person. */
  ask(method: string, path: string, sent?: Sent): Promise<Answer>
  begins(): Promise<SeenWizard>
  acceptsTerms(wizardId: string): Promise<Answer>
  /** By default with the administration account of TeleMessage. */
  logsIn(wizardId: string, credentials?: { username: string; password: string }): Promise<Answer>
  mapsUsers(wizardId: string, mapping?: Mapping): Promise<Answer>
  finishes(wizardId: string, name?: string): Promise<Answer>
  /** A wizard that shows its last page. */
  comesToReview(mapping?: Mapping): Promise<string>
  createsConnector(name?: string, mapping?: Mapping): Promise<SeenConnector>
  connectors(): Promise<SeenConnector[]>
  runs(connectorId: string): Promise<SeenRun[]>
  log(connectorId: string, runId: string): Promise<Answer>
  /** The events of a run, when it has ended: a name and the run. */
  events(connectorId: string, runId: string): Promise<{ event: string; run: SeenRun }[]>
}

/** People and their roles in the tenant of a world. */
export interface PageWords {
  /** Adds a user of this name to the directory, who signs in; `scope` is what the app may do then. */
  signsIn(name: string, scope?: string): Promise<PagePerson>
  /** The same, for a member of a role group with the role Mailbox Import Export. */
  administrator(name?: string): Promise<PagePerson>
  /** The server-sent events of an answer: a name and the run. */
  eventsIn(answer: Answer): { event: string; run: SeenRun }[]
  /** Status and code of a refusal, or the status of a success. */
  verdictOf(answer: Answer): string
  /** The path of an operation, with values for its parameters. */
  at(path: keyof typeof paths, values?: Record<string, string>): string
  close(): void
}

/** The words for the Data connectors page of a world. */
export function pageWords(world: World): PageWords {
  const { tenantId, clientId, ...access } = world.tenantAccess
  const { ask, close } = createSiteClient(access)
  const form = (path: string, fields: Record<string, string>): Promise<Answer> =>
    ask('POST', path, {
      bytes: Buffer.from(new URLSearchParams(fields).toString()),
      contentType: 'application/x-www-form-urlencoded',
    })
  const tokenOf = async (username: string, scope: string): Promise<string> => {
    const base = `/${tenantId}/oauth2/v2.0`
    const client = { client_id: clientId }
    const begun = read(await form(`${base}/devicecode`, { ...client, scope }), deviceSchema)
    await form('/common/oauth2/deviceauth', { otc: begun.user_code, username })
    const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: begun.device_code }
    return read(await form(`${base}/token`, { ...client, ...grant }), tokenSchema).access_token
  }
  const signsIn: PageWords['signsIn'] = async (name, scope = 'User.Read') => {
    world.addToDirectory(userNamed(name))
    const token = await tokenOf(userNamed(name).userPrincipalName, scope)
    return personOn(world, (method, path, sent) => ask(method, path, { ...sent, token }))
  }
  return {
    signsIn,
    administrator: async (name = 'chris') => {
      const person = await signsIn(name)
      world.tenant.roleGroups.create({ name: `Group of ${name}`, roles: ['Mailbox Import Export'], members: [name] })
      return person
    },
    ...{ eventsIn, verdictOf, at },
    close,
  }
}

/** A user of the tenant with a mailbox, `<name>@contoso.example`. */
export function userNamed(name: string): Parameters<World['addToDirectory']>[0] {
  const address = `${name}@contoso.example`
  const kind = { kind: 'user', mailbox: 'active', accountEnabled: true } as const
  return { ...kind, entryId: name, displayName: name, userPrincipalName: address, primaryAddress: address, aliases: [] }
}

function personOn({ siteAccess, archiver }: World, ask: PagePerson['ask']): PagePerson {
  const { username, password } = siteAccess
  const begins = async (): Promise<SeenWizard> =>
    read(await ask('POST', at('wizards'), { json: { productId: `${archiver.id}-archiver` } }), wizardSchema)
  const acceptsTerms: PagePerson['acceptsTerms'] = (wizardId) =>
    ask('POST', at('acceptTerms', { wizardId }), { json: { accepted: true } })
  const logsIn: PagePerson['logsIn'] = (wizardId, credentials = { username, password }) =>
    ask('POST', at('logIn', { wizardId }), { json: credentials })
  const mapsUsers: PagePerson['mapsUsers'] = (wizardId, { automatic, file } = { automatic: true }) => {
    const sent = file === undefined ? null : Buffer.from(file).toString('base64')
    return ask('POST', at('mapUsers', { wizardId }), { json: { automatic, file: sent } })
  }
  const finishes: PagePerson['finishes'] = (wizardId, name = 'WhatsApp of the desk') =>
    ask('POST', at('finish', { wizardId }), { json: { name } })
  const comesToReview: PagePerson['comesToReview'] = async (mapping) => {
    const { wizardId } = await begins()
    read(await acceptsTerms(wizardId), wizardSchema)
    read(await logsIn(wizardId), wizardSchema)
    read(await mapsUsers(wizardId, mapping), wizardSchema)
    return wizardId
  }
  return {
    ...{ ask, begins, acceptsTerms, logsIn, mapsUsers, finishes, comesToReview },
    createsConnector: async (name, mapping) =>
      read(await finishes(await comesToReview(mapping), name), connectorSchema),
    connectors: async () => read(await ask('GET', at('connectors')), listOf(connectorSchema)).value,
    runs: async (connectorId) => read(await ask('GET', at('runs', { connectorId })), listOf(runSchema)).value,
    log: (connectorId, runId) => ask('GET', at('runLog', { connectorId, runId })),
    events: async (connectorId, runId) => eventsIn(await ask('GET', at('runEvents', { connectorId, runId }))),
  }
}

/** The server-sent events of an answer. */
function eventsIn({ body }: Answer): { event: string; run: SeenRun }[] {
  const events = body.toString().matchAll(/^event: (.*)\ndata: (.*)$/gm)
  return [...events].map(([, event = '', data = '']) => ({ event, run: runSchema.parse(JSON.parse(data)) }))
}

function at(path: keyof typeof paths, values: Record<string, string> = {}): string {
  return `/data-connectors/v1${paths[path]}`.replaceAll(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  )
}

function verdictOf({ status, body }: Answer): string {
  if (status < 400) return String(status)
  try {
    const { error } = JSON.parse(body.toString()) as { error?: { code?: unknown } }
    return `${status} ${String(error?.code)}`
  } catch {
    return `${status} without JSON`
  }
}
