import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import type { SharedEnvironment } from '../../runner/world/page-connector.ts'
import type { DemoCredentials } from './data-folder.ts'

/** The variables of a connector that is started by hand. */
export function environmentIn(
  folder: string,
  credentials: DemoCredentials,
): Omit<ConnectorEnvironment, 'MT_NOW' | keyof SharedEnvironment> {
  return {
    MT_TELEMESSAGE_USERNAME: credentials.username,
    MT_TELEMESSAGE_PASSWORD: credentials.password,
    MT_CLIENT_ID: credentials.clientId,
    MT_CLIENT_SECRET: credentials.clientSecret,
    MT_AUTOMATIC_MAPPING: 'on',
    MT_STATE_DIR: join(folder, 'connector-state'),
    MT_IMPORT_LOG: join(folder, 'import-log.jsonl'),
  }
}

/**
 * The variables for tests. They are in a separate file, because a connector that is started with the other file must not get the token
 * of the control plane.
 */
export function controlEnvironment(controlUrl: string, token: string, administrator: string): Record<string, string> {
  return { MT_CONTROL_URL: `${controlUrl}/control/v1`, MT_CONTROL_TOKEN: token, MT_ADMINISTRATOR: administrator }
}

/** Writes variables as shell assignments, for the owner only. */
export function writeAssignments(file: string, environment: Record<string, string | undefined>): Promise<void> {
  return writeFile(file, assignments(environment), { mode: 0o600 })
}

function assignments(environment: Record<string, string | undefined>): string {
  const lines = Object.entries(environment).map(
    ([name, value = '']) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
  )
  return `${lines.join('\n')}\n`
}
