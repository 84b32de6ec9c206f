import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import { UserError } from '../user-error.ts'
import type { ReadConfig, SecretPlace } from './config-file.ts'

/** The variables of a run, including those that only the reference connector has. */
export type RunEnvironment = ConnectorEnvironment & { MT_IMPORT_DOOR: string }

/**
 * A configuration as environment variables for the connector, the same as in any other run. `variables` may hold the secrets.
 * Throws a UserError (`secret-missing`) that names the place of a missing secret.
 */
export async function configuredEnvironment(
  { config, folder }: ReadConfig,
  { now, variables }: { now: Date; variables: Record<string, string | undefined> },
): Promise<RunEnvironment> {
  const { telemessage, microsoft365, mapping, staging, caFile } = config
  const at = (path: string): string => resolve(folder, path)
  const secret = (place: SecretPlace, name: string): Promise<string> => secretAt(place, { name, at, variables })
  return {
    MT_TELEMESSAGE_URL: withoutSlash(telemessage.url),
    MT_TELEMESSAGE_USERNAME: telemessage.username,
    MT_TELEMESSAGE_PASSWORD: await secret(telemessage.password, 'telemessage.password'),
    MT_GRAPH_URL: withoutSlash(microsoft365.graphUrl),
    MT_LOGIN_URL: withoutSlash(microsoft365.loginUrl),
    MT_TENANT_ID: microsoft365.tenantId,
    MT_CLIENT_ID: microsoft365.clientId,
    MT_CLIENT_SECRET: await secret(microsoft365.clientSecret, 'microsoft365.clientSecret'),
    MT_IMPORT_DOOR: microsoft365.importDoor,
    MT_NOW: now.toISOString(),
    MT_AUTOMATIC_MAPPING: mapping.automatic ? 'on' : 'off',
    MT_STATE_DIR: at(config.stateFolder),
    MT_IMPORT_LOG: importLogAt(at(config.importLogFolder), now),
    ...(config.archiver !== undefined && { MT_ARCHIVER: config.archiver }),
    ...(mapping.customFile !== undefined && { MT_MAPPING_FILE: at(mapping.customFile) }),
    ...(mapping.defaultRegion !== undefined && { MT_DEFAULT_REGION: mapping.defaultRegion }),
    ...(staging && { MT_STAGING_URL: await secret(staging.containerUrl, 'staging.containerUrl') }),
    ...(caFile !== undefined && { MT_CA_FILE: at(caFile) }),
  }
}

/** One log for each run, with a name that every file system accepts and that sorts by time. */
function importLogAt(folder: string, now: Date): string {
  return join(folder, `import-log-${now.toISOString().replaceAll(':', '-')}.jsonl`)
}

async function secretAt(
  place: SecretPlace,
  wanted: { name: string; at: (path: string) => string; variables: Record<string, string | undefined> },
): Promise<string> {
  const { name, at, variables } = wanted
  if ('variable' in place) {
    const value = variables[place.variable]
    if (value) return value
    throw new UserError('secret-missing', `${name}: the environment variable ${place.variable} is missing or empty`)
  }
  const path = at(place.file)
  const value = (await readFile(path, 'utf8')).replace(/\r?\n$/, '')
  if (value !== '') return value
  throw new UserError('secret-missing', `${name}: ${path} is empty`)
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
