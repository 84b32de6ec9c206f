import type { VirtualClock } from '../control/clock.ts'
import type { CutPage } from '../control/page-cut.ts'
import type { Chance } from '../control/seed.ts'
import type { StateTables } from '../control/state/state-tables.ts'
import type { Cloud } from './data-connectors/clouds.ts'
import type { ConnectorPageOptions } from './data-connectors/connector-page.ts'
import type { AppOptions } from './identity/apps.ts'
import type { MailSettings } from './mail/mail-settings.ts'
import type { ThrottlingLimits } from './throttling/limits.ts'

/** What a tenant is made from: the world's calendar and chance, and the app that is registered in it. */
export interface TenantOptions extends AppOptions {
  clock: VirtualClock
  chance: Chance
  tenantId: string
  /** Registered beside the first. */
  otherApps?: AppOptions[]
  /** What the administrators decided about mail; absent: nothing. */
  mail?: Partial<MailSettings>
  /** Life of access tokens, import and upload sessions, in seconds on the real clock. */
  tokenLifeSeconds?: number
  /** How far an app may go with one mailbox; absent: as far as it likes. */
  throttling?: ThrottlingLimits
  /** Where the pages of lists end; absent: pages are as large as was asked for. */
  cutPage?: CutPage
  /** The cloud of the tenant; absent: worldwide. */
  cloud?: Cloud
  /** Where the tenant keeps its state; absent: in memory. */
  tables?: StateTables | undefined
  /** What the Data connectors page offers, and how it checks what is entered; absent: it offers nothing. */
  dataConnectors?: Pick<ConnectorPageOptions, 'products' | 'tryLogin' | 'readMapping' | 'start'>
}
