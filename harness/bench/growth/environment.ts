import { join } from 'node:path'

/**
 * The environment of a connector without servers: its files are in `folder`, and the window is the day before `MT_NOW`.
 */
export function growthEnvironment(folder: string): Record<string, string> {
  return {
    MT_TELEMESSAGE_URL: 'http://site.example',
    MT_TELEMESSAGE_USERNAME: 'archive-admin',
    MT_TELEMESSAGE_PASSWORD: 'password',
    MT_GRAPH_URL: 'http://graph.example',
    MT_LOGIN_URL: 'http://login.example',
    MT_TENANT_ID: 'tenant',
    MT_CLIENT_ID: 'client',
    MT_CLIENT_SECRET: 'secret',
    MT_NOW: '2026-03-03T00:00:00.000Z',
    MT_AUTOMATIC_MAPPING: 'on',
    MT_STATE_DIR: join(folder, 'state'),
    MT_IMPORT_LOG: join(folder, 'import-log.jsonl'),
  }
}
