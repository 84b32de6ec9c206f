import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import { z } from 'zod'
import type { ConnectorEnvironment } from '#contract'
import { archiverOf, archivers, defaultArchiver } from './archivers.ts'
import { FatalError } from './errors.ts'
import type { StagingPlace } from './staging-place.ts'

const address = 'an http or https address without user, query and fragment'

const text = z.string().min(1)
const baseUrl = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const plain = url !== undefined && `${url.username}${url.password}${url.search}${url.hash}` === ''
  if (plain && ['http:', 'https:'].includes(url.protocol)) return url
  context.addIssue('no plain address')
  return z.NEVER
})
const containerUrl = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const plain = url !== undefined && `${url.username}${url.password}${url.hash}` === '' && url.pathname.length > 1
  if (plain && ['http:', 'https:'].includes(url.protocol)) return url
  context.addIssue('not the address of a container')
  return z.NEVER
})
const containerName = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const archiver = z.string().transform((value, context) => {
  const found = archiverOf(value)
  if (found !== undefined) return found
  context.addIssue('no archiver')
  return z.NEVER
})
const instant = z.iso.datetime().transform((value) => new Date(value))
const region = z.string().refine((value): value is CountryCode => isSupportedCountry(value))

/** Each variable, and its valid values: those that every connector gets, and three of this connector alone. */
const fields = z.object({
  MT_TELEMESSAGE_URL: baseUrl.describe(address),
  MT_TELEMESSAGE_USERNAME: text.describe('the user name of a TeleMessage administration account'),
  MT_TELEMESSAGE_PASSWORD: text.describe('the password of a TeleMessage administration account'),
  MT_GRAPH_URL: baseUrl.describe(address),
  MT_LOGIN_URL: baseUrl.describe(address),
  MT_TENANT_ID: text.describe('the id of the tenant'),
  MT_CLIENT_ID: text.describe('the id of the application'),
  MT_CLIENT_SECRET: text.describe('the secret of the application'),
  MT_NOW: instant.describe('the current time in ISO 8601 and UTC, such as 2026-01-31T06:00:00.000Z'),
  MT_WINDOW_FROM: instant
    .optional()
    .describe(
      'a time before MT_WINDOW_TO, in ISO 8601 and UTC, together with MT_WINDOW_TO; or nothing, for the window of the day',
    ),
  MT_WINDOW_TO: instant
    .optional()
    .describe(
      'a time not after MT_NOW, in ISO 8601 and UTC, together with MT_WINDOW_FROM; or nothing, without MT_WINDOW_FROM',
    ),
  MT_ARCHIVER: archiver
    .default(defaultArchiver)
    .describe(`${archivers.map((one) => one.archiver).join(' or ')}, or nothing for ${defaultArchiver.archiver}`),
  MT_AUTOMATIC_MAPPING: z.enum(['on', 'off']).describe('on or off'),
  MT_MAPPING_FILE: text.optional().describe('a path, or nothing for no custom mapping'),
  MT_DEFAULT_REGION: region.optional().describe('a country in ISO 3166 capitals, such as GB, or nothing'),
  MT_STAGING_URL: containerUrl
    .optional()
    .describe('the http or https address of a container with a shared access signature, or nothing'),
  MT_STAGING_CONNECTION_STRING: text
    .optional()
    .describe('the connection string of a storage account, or nothing; it must be nothing if MT_STAGING_URL is set'),
  MT_STAGING_CONTAINER: containerName
    .optional()
    .describe('the name of a container, together with MT_STAGING_CONNECTION_STRING; or nothing, without it'),
  MT_STATE_DIR: text.describe('a folder that is kept from one run to the next'),
  MT_CA_FILE: text.optional().describe('a PEM file, or nothing'),
  MT_IMPORT_LOG: text.describe('a path to write the import log to'),
  MT_IMPORT_DOOR: z
    .enum(['import-session', 'graph-messages'])
    .default('import-session')
    .describe('import-session or graph-messages, or nothing for import-session'),
}) satisfies { shape: Record<keyof ConnectorEnvironment, z.ZodType> }

type Values = z.infer<typeof fields>
type Variable = keyof typeof fields.shape

/** The ways into a mailbox: the mailbox import session, and messages that Graph creates. */
export type DoorName = Values['MT_IMPORT_DOOR']

function refuseWhatDoesNotGoTogether(values: Values, context: z.RefinementCtx): void {
  const { MT_WINDOW_FROM: from, MT_WINDOW_TO: to } = values
  const given = values.MT_STAGING_CONNECTION_STRING !== undefined
  const complain = (name: Variable): void => {
    context.addIssue({ code: 'custom', message: 'cannot be combined with the other staging variables', path: [name] })
  }
  if ((from === undefined) !== (to === undefined)) complain(from === undefined ? 'MT_WINDOW_FROM' : 'MT_WINDOW_TO')
  if (from !== undefined && to !== undefined && from >= to) complain('MT_WINDOW_FROM')
  if (to !== undefined && to > values.MT_NOW) complain('MT_WINDOW_TO')
  if (given && values.MT_STAGING_URL !== undefined) complain('MT_STAGING_CONNECTION_STRING')
  else if (given !== (values.MT_STAGING_CONTAINER !== undefined)) complain('MT_STAGING_CONTAINER')
}

const schema = fields.superRefine(refuseWhatDoesNotGoTogether).transform((values) => ({
  telemessageUrl: values.MT_TELEMESSAGE_URL,
  username: values.MT_TELEMESSAGE_USERNAME,
  password: values.MT_TELEMESSAGE_PASSWORD,
  graphUrl: values.MT_GRAPH_URL,
  loginUrl: values.MT_LOGIN_URL,
  tenantId: values.MT_TENANT_ID,
  clientId: values.MT_CLIENT_ID,
  clientSecret: values.MT_CLIENT_SECRET,
  /** The present moment. The connector reads no other clock. */
  now: values.MT_NOW,
  /** The window to archive in place of the run's own, half-open and of the past. */
  backfill: values.MT_WINDOW_FROM && values.MT_WINDOW_TO && { from: values.MT_WINDOW_FROM, to: values.MT_WINDOW_TO },
  archiver: values.MT_ARCHIVER,
  automaticMapping: values.MT_AUTOMATIC_MAPPING === 'on',
  /** Absent: custom mapping is off (MAP-7). */
  mappingFile: values.MT_MAPPING_FILE,
  defaultRegion: values.MT_DEFAULT_REGION,
  /** Absent: batches are staged in a folder beside the state. */
  stagingPlace: stagingPlaceOf(values),
  stateDir: values.MT_STATE_DIR,
  caFile: values.MT_CA_FILE,
  importLog: values.MT_IMPORT_LOG,
  /** The way into the mailboxes. */
  door: values.MT_IMPORT_DOOR,
}))

/** The environment, parsed. */
export type Settings = z.infer<typeof schema>

/**
 * Reads the settings of a run; a variable that is set to nothing counts as absent. Throws a FatalError
 * (`environment-invalid`) that names every invalid variable, and never a value: some are secrets.
 */
export function readEnvironment(environment: Record<string, string | undefined>): Settings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(set)
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => issue.path[0] as Variable))
    const complaints = [...names].map(
      (name) =>
        `${name} ${set[name] === undefined ? 'is missing' : 'is invalid'}: give ${fields.shape[name].description}`,
    )
    throw new FatalError('environment-invalid', complaints.join('; '))
  }
  return parsed.data
}

function stagingPlaceOf(values: Values): StagingPlace | undefined {
  const {
    MT_STAGING_URL: url,
    MT_STAGING_CONNECTION_STRING: connectionString,
    MT_STAGING_CONTAINER: container,
  } = values
  if (url !== undefined) return { kind: 'container-url', url }
  if (connectionString === undefined || container === undefined) return undefined
  return { kind: 'connection-string', connectionString, container }
}
