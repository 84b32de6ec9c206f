import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import type { ControlRoom } from '../../control/http/control-room.ts'
import type { Tenant } from '../../m365/index.ts'
import { type ArchiverProfile, defaultArchiver, type SyncWitness } from '../../oracle/index.ts'
import type { ConnectorPort, SyncOutcome } from './connector-port.ts'
import { readImportLog } from './read-import-log.ts'
import type { Servers } from './servers.ts'
import type { WorldSettings } from './world-settings.ts'

/** What one daily sync needs from its world. */
export interface SyncRun {
  connector: ConnectorPort
  archiver: ArchiverProfile
  room: ControlRoom
  tenant: Tenant
  settings: WorldSettings
  servers: Servers
  /** Absent: no Azure staging is offered. */
  stagingUrl?: string | undefined
  secrets: { username: string; password: string; tenantId: string; clientId: string; clientSecret: string }
  folder: string
  /** Is kept from one sync of the world to the next. */
  stateFolder: string
  /** The number of the sync in its world, from 1. */
  number: number
}

/** Runs a connector once, and records the state before and after. */
export async function runSync(run: SyncRun): Promise<{ outcome: SyncOutcome; witnessed: SyncWitness }> {
  const { room, tenant, settings, folder, number } = run
  await mkdir(run.stateFolder, { recursive: true })
  const importLogFile = join(folder, `import-log-${number}.jsonl`)
  const before = tenant.snapshot()
  const directory = tenant.directory()
  const hitsBefore = hits(room)
  const outcome = await run.connector.sync(await environmentOf(run, importLogFile))
  const witnessed: SyncWitness = {
    now: room.clock.now(),
    completed: outcome.status === 'done',
    backfill: settings.backfill,
    automaticMapping: settings.automaticMapping,
    mappingRows: settings.customMapping?.rows,
    directory,
    before,
    after: tenant.snapshot(),
    importLog: await readImportLog(importLogFile),
    faultsStruck: room.faults
      .list()
      .filter((fault) => fault.hits > (hitsBefore.get(fault.faultId) ?? 0))
      .map((fault) => fault.rule.effect.kind),
  }
  return { outcome, witnessed }
}

function hits(room: ControlRoom): Map<string, number> {
  return new Map(room.faults.list().map((fault) => [fault.faultId, fault.hits]))
}

async function environmentOf(run: SyncRun, importLogFile: string): Promise<ConnectorEnvironment> {
  const { servers, secrets, settings, folder, number } = run
  const mappingFile = settings.customMapping && join(folder, `mapping-${number}.csv`)
  if (settings.customMapping && mappingFile) await writeFile(mappingFile, settings.customMapping.fileText)
  return {
    MT_TELEMESSAGE_URL: servers.siteUrl,
    MT_TELEMESSAGE_USERNAME: secrets.username,
    MT_TELEMESSAGE_PASSWORD: secrets.password,
    MT_GRAPH_URL: servers.tenantUrl,
    MT_LOGIN_URL: servers.tenantUrl,
    MT_TENANT_ID: secrets.tenantId,
    MT_CLIENT_ID: secrets.clientId,
    MT_CLIENT_SECRET: secrets.clientSecret,
    MT_NOW: run.room.clock.now().toISOString(),
    MT_AUTOMATIC_MAPPING: settings.automaticMapping ? 'on' : 'off',
    MT_STATE_DIR: run.stateFolder,
    MT_IMPORT_LOG: importLogFile,
    MT_CA_FILE: servers.caFile,
    // A connector for WhatsApp alone need not know this variable.
    ...(run.archiver.id !== defaultArchiver.id && { MT_ARCHIVER: run.archiver.id }),
    ...(settings.backfill && {
      MT_WINDOW_FROM: settings.backfill.from.toISOString(),
      MT_WINDOW_TO: settings.backfill.to.toISOString(),
    }),
    ...(run.stagingUrl && { MT_STAGING_URL: run.stagingUrl }),
    ...(mappingFile && { MT_MAPPING_FILE: mappingFile }),
    ...(settings.defaultRegion && { MT_DEFAULT_REGION: settings.defaultRegion }),
  }
}
