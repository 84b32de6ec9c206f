import type { ConnectorPageOptions, Tenant } from '../../m365/index.ts'
import type { ArchiverProfile } from '../../oracle/index.ts'
import { mappingVerdictsInTurns } from '../../synth/typed-files/index.ts'
import type { Site } from '../../telemessage/index.ts'
import type { ConnectorPort } from './connector-port.ts'
import { type SeeItems, withItemsSeen } from './items-seen.ts'
import { pageConnector, type SharedEnvironment } from './page-connector.ts'
import { siteLogin } from './site-login.ts'

/** What the Data connectors page is wired to before its servers have addresses. */
export interface PageWiringOptions {
  archiver: ArchiverProfile
  now: () => Date
  /** PEM of the authority of the servers; absent over plain http. */
  caCertificate?: string | undefined
  /** Holds what the connectors of the page keep. */
  folder: string
}

/** The wires between a tenant's Data connectors page, the site, and the connector that it starts. */
export interface PageWiring {
  dataConnectors: Pick<ConnectorPageOptions, 'products' | 'tryLogin' | 'readMapping' | 'start'>
  /** The same site; the page of the tenant sees what it serves. */
  watched(site: Site, tenant: () => Tenant): Site
  /** To be called when the servers listen. */
  connect(shared: SharedEnvironment): void
  /** The connector that runs from now on. */
  use(connector: ConnectorPort): void
}

/** A page that starts no connector before `use`. */
export function createPageWiring({ archiver, now, caCertificate, folder }: PageWiringOptions): PageWiring {
  let shared: SharedEnvironment | undefined
  let connector: ConnectorPort = {
    name: 'none',
    sync: async () => ({ status: 'failed', message: 'no connector is set up behind the Data connectors page' }),
  }
  const environment = (): SharedEnvironment => {
    if (shared === undefined) throw new RangeError('the servers of the page do not listen yet')
    return shared
  }
  return {
    dataConnectors: {
      products: [{ productId: `${archiver.id}-archiver`, name: archiver.folderName }],
      tryLogin: siteLogin(() => ({ url: environment().MT_TELEMESSAGE_URL, caCertificate })),
      readMapping: (bytes) => mappingVerdictsInTurns(bytes),
      start: pageConnector({ connector: () => connector, folder, now, shared: environment }),
    },
    watched: (site, tenant) => {
      const see: SeeItems = (account, page) =>
        tenant().connectorPage.observatory.see({ kind: 'items', account, ...page })
      return withItemsSeen(site, { isWatched: () => tenant().connectorPage.observatory.isWatching(), see })
    },
    connect: (environmentOfAll) => {
      shared = environmentOfAll
    },
    use: (next) => {
      connector = next
    },
  }
}
