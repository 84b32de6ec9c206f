import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPolicy } from '../../../connector/index.ts'
import type { ConnectorEnvironment } from '../../contract/index.ts'
import { drawGuid, drawSecret } from '../../control/seed.ts'
import type { Benchmark } from '../benchmark.ts'
import { type Figure, figure } from '../figure.ts'
import { dayTo, readFirm } from '../firm.ts'
import { type ConnectorRun, runToReport } from '../run-to-report.ts'
import { openDoors } from '../servers/mailbox-doors.ts'
import { startServer } from '../servers/server-process.ts'

const defaultItems = 100_000
const memoryBytesMax = 250_000_000
const bytesPerMegabyte = 1_000_000
const microsecondsPerSecond = 1_000_000

/** Measures a day from site to mailboxes, with site, tenant and connector, and afterwards a client that only posts. */
export const importing: Benchmark = {
  name: 'import',
  measures: 'a day of 100,000 items (or --items N), a hundredth of them with 1 MB, from site to mailboxes',
  takes: 'four minutes, and 4 GB of memory',
  measure: async ({ items = defaultItems, progress }) => {
    const folder = await mkdtemp(join(tmpdir(), 'mock-telemessage-bench-'))
    const credentials = { username: 'archive-admin', password: drawSecret() }
    const client = { tenantId: drawGuid(), clientId: drawGuid(), clientSecret: drawSecret() }
    progress.show(`import: capturing ${items} items`)
    const site = await startServer(new URL('../servers/site-server.js', import.meta.url), [
      String(items),
      credentials.username,
      credentials.password,
      'files-of-one-size',
    ])
    const tenant = await startServer(new URL('../servers/tenant-server.js', import.meta.url), [
      client.tenantId,
      client.clientId,
      client.clientSecret,
    ])
    try {
      const environment: ConnectorEnvironment = {
        MT_TELEMESSAGE_URL: site.url,
        MT_TELEMESSAGE_USERNAME: credentials.username,
        MT_TELEMESSAGE_PASSWORD: credentials.password,
        MT_GRAPH_URL: tenant.url,
        MT_LOGIN_URL: tenant.url,
        MT_TENANT_ID: client.tenantId,
        MT_CLIENT_ID: client.clientId,
        MT_CLIENT_SECRET: client.clientSecret,
        MT_NOW: dayTo.toISOString(),
        MT_AUTOMATIC_MAPPING: 'on',
        MT_STATE_DIR: join(folder, 'state'),
        MT_IMPORT_LOG: join(folder, 'import-log.jsonl'),
      }
      progress.show(`import: running the connector over ${items} items`)
      const connector = await runToReport(new URL('./connector.js', import.meta.url), [JSON.stringify(environment)])
      progress.show('import: posting the same messages without a connector')
      const bare = await runBare(items, tenant.url, client)
      return importFigures(connector, bare)
    } finally {
      await Promise.all([site.stop(), tenant.stop(), rm(folder, { recursive: true, force: true })])
    }
  },
}

async function runBare(
  items: number,
  tenantUrl: string,
  client: { tenantId: string; clientId: string; clientSecret: string },
): Promise<ConnectorRun> {
  const { directory } = await readFirm()
  const owner = directory.find(({ kind, mailbox }) => kind === 'user' && mailbox === 'active')
  if (owner === undefined) throw new Error('no person of the firm has a mailbox')
  const { folderId, targets } = await openDoors(tenantUrl, client, owner.primaryAddress, 'Bare client')
  const { url } = targets.imports
  return runToReport(new URL('./bare-client.js', import.meta.url), [
    String(items),
    url,
    folderId,
    String(defaultPolicy.importsAtOnce),
  ])
}

/** The figures of a run of the connector and one of the bare client. */
export function importFigures(connector: ConnectorRun, bare: ConnectorRun): Figure[] {
  const cpuPerCopy = ({ cpuSeconds, copies }: ConnectorRun): number => (cpuSeconds * microsecondsPerSecond) / copies
  const [value, bound] = [cpuPerCopy(connector), cpuPerCopy(bare)]
  return [
    figure({
      name: 'copies imported end to end, compared with a client that only posts',
      value: connector.copies / connector.seconds,
      bound: bare.copies / bare.seconds,
      unit: 'copies/s',
      target: null,
      sense: 'at least',
    }),
    figure({
      name: 'processor time of a copy: the client that only posts, divided by the connector',
      value,
      bound,
      // Inverted, because less time is better.
      share: bound / value,
      unit: 'microseconds',
      target: 0.5,
      sense: 'at least',
    }),
    figure({
      name: 'peak memory of the connector, compared with 250 MB',
      value: connector.peakBytes / bytesPerMegabyte,
      bound: memoryBytesMax / bytesPerMegabyte,
      unit: 'MB',
      target: 1,
      sense: 'at most',
    }),
  ]
}
