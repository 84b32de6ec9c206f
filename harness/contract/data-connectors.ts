import { z } from 'zod'

/**
 * The Data connectors page as an API. Simulated: Microsoft describes the page, but no API behind it. `:name` marks a path
 * parameter. Document: the part of the specification on creating a connector.
 */
export const dataConnectorPaths = {
  products: '/data-connectors/v1/products',
  product: '/data-connectors/v1/products/:productId',
  mappingTemplate: '/data-connectors/v1/mapping-template',
  mappingVerdicts: '/data-connectors/v1/mapping-verdicts',
  wizards: '/data-connectors/v1/wizards',
  wizard: '/data-connectors/v1/wizards/:wizardId',
  acceptTerms: '/data-connectors/v1/wizards/:wizardId/terms-of-service',
  logIn: '/data-connectors/v1/wizards/:wizardId/login-to-telemessage',
  mapUsers: '/data-connectors/v1/wizards/:wizardId/user-mapping',
  finish: '/data-connectors/v1/wizards/:wizardId/finish',
  connectors: '/data-connectors/v1/connectors',
  connector: '/data-connectors/v1/connectors/:connectorId',
  connectorPassword: '/data-connectors/v1/connectors/:connectorId/password',
  connectorMapping: '/data-connectors/v1/connectors/:connectorId/user-mapping',
  runs: '/data-connectors/v1/connectors/:connectorId/runs',
  run: '/data-connectors/v1/connectors/:connectorId/runs/:runId',
  runLog: '/data-connectors/v1/connectors/:connectorId/runs/:runId/import-log',
  auditing: '/data-connectors/v1/auditing',
  roleGroups: '/data-connectors/v1/role-groups',
  roleGroup: '/data-connectors/v1/role-groups/:name',
} as const

const name = z.string().trim().min(1).max(100)
const description = z.string().max(1_000)
const password = z.string().min(1).max(1_000)
/** Base64, so that a file in another charset than UTF-8 arrives as it is. */
const fileBase64 = z.base64()

export const beginWizardSchema = z.strictObject({ productId: z.string() })
export const acceptTermsSchema = z.strictObject({ accepted: z.boolean() })
export const logInSchema = z.strictObject({ username: z.string().min(1).max(200), password })
export const mapUsersSchema = z.strictObject({ automatic: z.boolean(), file: fileBase64.nullable().default(null) })
export const mappingFileSchema = z.strictObject({ file: fileBase64 })
export const finishSchema = z.strictObject({ name, description: description.default('') })
export const auditingSchema = z.strictObject({ enabled: z.boolean() })
export const changePasswordSchema = z.strictObject({ password })

export const changeConnectorSchema = z
  .strictObject({ name: name.optional(), description: description.optional(), paused: z.boolean().optional() })
  .refine((changes) => Object.keys(changes).length > 0, 'give name, description or paused')

const roles = z.array(
  z.enum([
    'Role Management',
    'Mailbox Import Export',
    'Data Connector Admin',
    'Compliance Search',
    'Case Management',
    'Export',
    'Search And Purge',
    'Legal Hold',
    'Retention Management',
    'View-Only Audit Logs',
  ]),
)
/** User principal names. */
const members = z.array(z.string().min(1))

export const newRoleGroupSchema = z.strictObject({ name, roles, members })
export const changeRoleGroupSchema = z
  .strictObject({ roles: roles.optional(), members: members.optional() })
  .refine((changes) => Object.keys(changes).length > 0, 'give roles or members')

/** A role group as the page shows it; members by their user principal names. */
export interface ShownRoleGroup {
  name: string
  roles: string[]
  members: string[]
  builtIn: boolean
}

/** A kind of connector, with its product description page. */
export interface ShownProduct {
  productId: string
  name: string
  description: string
}

/** How users are mapped, without the content of the file. */
export interface ShownMapping {
  automatic: boolean
  /** The size of the custom mapping file in bytes; null without one. */
  fileBytes: number | null
}

/** A wizard as it shows itself. The password is never shown. */
export interface ShownWizard {
  wizardId: string
  productId: string
  step: 'terms-of-service' | 'login-to-telemessage' | 'user-mapping' | 'review'
  /** On the calendar, ISO 8601. */
  expiresAt: string
  /** Only on the first page. */
  terms?: { text: string; notice: string }
  username: string | null
  mapping: ShownMapping | null
}

/** A connector on the Connectors tab. */
export interface ShownConnector {
  connectorId: string
  productId: string
  name: string
  description: string
  state: 'on' | 'paused'
  username: string
  mapping: ShownMapping
  /** On the calendar, ISO 8601. */
  createdAt: string
  /** The user principal name of the administrator; null if the user is gone. */
  createdBy: string | null
  /** The time of day at which it runs, UTC: `06:30`. */
  runsDailyAt: string
  /** The id of the app with which it reaches the tenant. */
  clientId: string
  /** On the calendar, ISO 8601; null while it is paused. */
  nextRunAt: string | null
  /** Null before its first run. */
  lastRun: ShownRun | null
}

/** A run of a connector. */
export interface ShownRun {
  runId: string
  /** The daily instant for which it runs, on the calendar as all times here, ISO 8601. */
  dueAt: string
  /** 1 for the first attempt for that instant. */
  attempt: number
  onDemand: boolean
  startedAt: string
  /** Null while it runs. */
  endedAt: string | null
  state: 'running' | 'done' | 'try-again' | 'failed'
  /** What the connector said at its end. */
  message: string
  /** What was seen of it at the site and in the mailboxes, whatever it says of itself. */
  observed: { itemsFetched: number; copiesImported: number; importsRefused: number; bytesImported: number }
}
