import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import type { ConnectorPageOptions } from '../../m365/index.ts'
import { type ArchiverProfile, defaultArchiver } from '../../oracle/index.ts'
import type { ConnectorPort } from './connector-port.ts'

/** What the page's connector needs besides what the wizard recorded. */
export interface PageConnectorOptions {
  connector: () => ConnectorPort
  /** Holds a folder for each connector: its state, its mapping file, its import logs. */
  folder: string
  now: () => Date
  /** The variables of `ConnectorEnvironment` that are the same for all connectors of the page. */
  shared: () => SharedEnvironment
}

/** Where the servers are, and which archiver was ordered. */
export type SharedEnvironment = Pick<
  ConnectorEnvironment,
  'MT_TELEMESSAGE_URL' | 'MT_GRAPH_URL' | 'MT_LOGIN_URL' | 'MT_TENANT_ID' | 'MT_CA_FILE' | 'MT_ARCHIVER'
>

/**
 * Starts a connector for a run of the page, with the environment made from what the wizard recorded. Any connector will do:
 * it gets what it gets in the suite. It has a state folder of its own, so two connectors do not disturb each other.
 */
export function pageConnector(options: PageConnectorOptions): ConnectorPageOptions['start'] {
  return async (connector, { runId }) => {
    const folder = join(options.folder, connector.connectorId)
    const files = { log: join(folder, `import-log-${runId}.jsonl`), mapping: join(folder, `mapping-${runId}.csv`) }
    try {
      const environment = environmentOf(options, connector, { folder, ...files })
      await mkdir(environment.MT_STATE_DIR, { recursive: true })
      if (connector.mapping.file) await writeFile(files.mapping, connector.mapping.file)
      const { status, message } = await options.connector().sync(environment)
      return { state: status, message, log: await bytesOf(files.log) }
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'an error of the connector'
      return { state: 'failed', message: `the connector could not be run: ${why}`, log: undefined }
    } finally {
      // The page keeps the log for 7 days, and the mapping in the connector's settings.
      await Promise.all(Object.values(files).map((file) => rm(file, { force: true }).catch(() => {})))
    }
  }
}

function environmentOf(
  { shared, now }: PageConnectorOptions,
  { username, password, mapping, app }: Parameters<ConnectorPageOptions['start']>[0],
  files: { folder: string; log: string; mapping: string },
): ConnectorEnvironment {
  return {
    ...shared(),
    MT_TELEMESSAGE_USERNAME: username,
    MT_TELEMESSAGE_PASSWORD: password,
    MT_CLIENT_ID: app.clientId,
    MT_CLIENT_SECRET: app.clientSecret,
    MT_NOW: now().toISOString(),
    MT_AUTOMATIC_MAPPING: mapping.automatic ? 'on' : 'off',
    MT_STATE_DIR: join(files.folder, 'state'),
    MT_IMPORT_LOG: files.log,
    ...(mapping.file && { MT_MAPPING_FILE: files.mapping }),
  }
}

/** A connector that was stopped early may have written no log. */
function bytesOf(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

/** The variables that are the same for every connector of these servers. */
export function sharedEnvironment(
  servers: { siteUrl: string; tenantUrl: string; caFile?: string | undefined },
  tenantId: string,
  archiver: ArchiverProfile,
): SharedEnvironment {
  const { siteUrl, tenantUrl, caFile } = servers
  return {
    MT_TELEMESSAGE_URL: siteUrl,
    MT_GRAPH_URL: tenantUrl,
    MT_LOGIN_URL: tenantUrl,
    MT_TENANT_ID: tenantId,
    ...(caFile !== undefined && { MT_CA_FILE: caFile }),
    // A connector for WhatsApp alone need not know this variable.
    ...(archiver.id !== defaultArchiver.id && { MT_ARCHIVER: archiver.id }),
  }
}
