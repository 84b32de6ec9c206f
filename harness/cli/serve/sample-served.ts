import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import type { DemoServerOptions } from './demo-server-options.ts'
import { openDemoServers } from './open-demo.ts'
import type { DemoServers } from './world-servers.ts'

/**
 * Only for tests: what `serve` serves, in the process of the test, with few messages, which are the same each time. Its data folder is `dataFolder`. Close
 * it at the end.
 */
export function openSampleServed(
  dataFolder: string,
  changes: Partial<Omit<DemoServerOptions, 'dataFolder'>> = {},
): Promise<DemoServers> {
  return openDemoServers({
    dataFolder,
    ports: { telemessage: 0, graph: 0, control: 0 },
    plainHttp: false,
    drawnSeed: 7,
    inMemory: false,
    throttling: {},
    connector: referenceConnector,
    onRequest: () => {},
    ...changes,
    asked: { now: '2026-03-11T09:00:00.000Z', ...(changes.asked ?? { itemCount: 20 }) },
  })
}
