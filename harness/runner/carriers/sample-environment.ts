import { join } from 'node:path'
import type { ConnectorEnvironment } from '../../contract/index.ts'

/** The environment of a sync, with its files in a folder and servers that do not exist. */
export function sampleEnvironment(folder: string): ConnectorEnvironment {
  return {
    MT_TELEMESSAGE_URL: 'https://127.0.0.1:9443',
    MT_TELEMESSAGE_USERNAME: 'archive-admin',
    MT_TELEMESSAGE_PASSWORD: 'correct-horse-battery',
    MT_GRAPH_URL: 'https://127.0.0.1:9444',
    MT_LOGIN_URL: 'https://127.0.0.1:9444',
    MT_TENANT_ID: '6f1c1a3e-53a1-4b56-9d0c-0e8c6f2b7a10',
    MT_CLIENT_ID: '0a4f9b7e-8d2c-4c1b-8f6e-1d3b5a7c9e02',
    MT_CLIENT_SECRET: 'staple-of-the-tenant',
    MT_NOW: '2026-03-11T00:00:00.000Z',
    MT_AUTOMATIC_MAPPING: 'on',
    MT_STATE_DIR: folder,
    MT_CA_FILE: join(folder, 'ca.pem'),
    MT_IMPORT_LOG: join(folder, 'import-log.jsonl'),
  }
}
