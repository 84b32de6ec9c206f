import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import type { ConnectorPageOptions } from '../../m365/index.ts'
import type { ConnectorPort } from './connector-port.ts'
import { pageConnector } from './page-connector.ts'
import { createWorkFolder } from './work-folder.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

type Start = ConnectorPageOptions['start']
const file = Buffer.from('External User ID,Microsoft 365 User Mailbox\r\n')
const connector: Parameters<Start>[0] = {
  connectorId: 'connector-1',
  productId: 'whatsapp-archiver',
  name: 'The desk',
  description: '',
  username: 'admin',
  password: 'secret',
  mapping: { automatic: true, file },
  createdAt: new Date('2026-03-11T00:00:00Z'),
  createdBy: 'chris',
  isPaused: false,
  app: { clientId: 'app', clientSecret: 'secret' },
}
const begun = new Date('2026-03-11T00:00:00Z')
const run: Parameters<Start>[1] = {
  ...{ runId: 'run-1', connectorId: 'connector-1', attempt: 1, isOnDemand: false },
  ...{ dueAt: begun, startedAt: begun, state: 'running', message: '' },
}
const shared = {
  MT_TELEMESSAGE_URL: 'https://localhost:1',
  MT_GRAPH_URL: 'https://localhost:2',
  MT_LOGIN_URL: 'https://localhost:2',
  MT_TENANT_ID: 'tenant',
}

async function started(sync: ConnectorPort['sync']) {
  const folder = await workFolder.subfolder('page')
  const start = pageConnector({
    connector: () => ({ name: 'sample', sync }),
    folder,
    now: () => begun,
    shared: () => shared,
  })
  return { folder, end: await start(connector, run) }
}

test('a connector gets what the wizard recorded, and its log is read', async () => {
  let told: ConnectorEnvironment | undefined
  let mapping = ''
  const { end } = await started(async (environment) => {
    told = environment
    mapping = await readFile(environment.MT_MAPPING_FILE ?? '', 'utf8')
    await writeFile(environment.MT_IMPORT_LOG, '{}\n')
    return { status: 'done', message: 'done' }
  })
  expect(end).toEqual({ state: 'done', message: 'done', log: Buffer.from('{}\n') })
  expect(told).toMatchObject({
    ...shared,
    MT_TELEMESSAGE_USERNAME: 'admin',
    MT_CLIENT_ID: 'app',
    MT_AUTOMATIC_MAPPING: 'on',
  })
  expect(mapping).toBe(file.toString())
})

test('only its state is left on the disk: logs and mappings are of people, and the page keeps them as long as it may', async () => {
  const { folder } = await started(async (environment) => {
    await writeFile(environment.MT_IMPORT_LOG, '{}\n')
    await mkdir(join(environment.MT_STATE_DIR, 'kept'))
    return { status: 'done', message: '' }
  })
  expect(await readdir(join(folder, 'connector-1'))).toEqual(['state'])
  await access(join(folder, 'connector-1/state/kept'))
})

test('a connector that writes no log, or throws, ends all the same', async () => {
  expect((await started(async () => ({ status: 'failed', message: 'no' }))).end.log).toBeUndefined()
  const thrown = await started(() => Promise.reject(Object.assign(new Error('secret'), { code: 'EMFILE' })))
  expect(thrown.end).toEqual({
    state: 'failed',
    message: 'the connector could not be run: EMFILE',
    log: undefined,
  })
})
