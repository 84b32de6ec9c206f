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
  runEvents: '/data-connectors/v1/connectors/:connectorId/runs/:runId/events',
  connectorEvents: '/data-connectors/v1/connectors/:connectorId/events',
  openApi: '/data-connectors/v1/openapi.json',
  docs: '/data-connectors/v1/docs',
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
/** User principal names of people, and client ids of apps. */
const members = z.array(z.string().min(1))

export const newRoleGroupSchema = z.strictObject({ name, roles, members })
export const changeRoleGroupSchema = z
  .strictObject({ roles: roles.optional(), members: members.optional() })
  .refine((changes) => Object.keys(changes).length > 0, 'give roles or members')
