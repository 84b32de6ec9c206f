import type { VirtualClock } from '../../control/clock.ts'
import type { Savable } from '../../control/savable.ts'
import { saveAll } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { type GraphErrorName, GraphRefusal } from '../graph/errors.ts'
import { type Cloud, hasTeleMessage } from './clouds.ts'
import {
  type ConnectorApp,
  type ConnectorSettings,
  type Connectors,
  createConnectors,
  type DataConnector,
} from './connectors.ts'
import { createObservatory, type Observatory } from './observed.ts'
import type { LoginVerdict, ReadMapping, TryLogin } from './ports.ts'
import type { Product } from './product.ts'
import { createRunFeed, type RunFeed } from './run-feed.ts'
import { type ConnectorRun, createRuns, type Runs } from './runs.ts'
import { createScheduler, type Scheduler, type StartConnector, type WatchConnector } from './scheduler.ts'
import { acceptedMapping, type FileVerdict, judgeFile, type UserMapping } from './user-mapping.ts'
import { createWizards, type Wizard, type Wizards } from './wizards.ts'

/** What the page is made from. */
export interface ConnectorPageOptions {
  clock: VirtualClock
  chance: Chance
  tables: StateTables
  /** Unless another one was set since. */
  cloud: Cloud
  products: readonly Product[]
  tryLogin: TryLogin
  readMapping: ReadMapping
  /** Registers an app for a new connector, with the permissions that an import needs. */
  registerApp(displayName: string): ConnectorApp
  /** Takes its permissions away for good. */
  removeApp(app: ConnectorApp): void
  start: StartConnector
}

/** What is decided for the whole organization. It acts at once. */
interface OrganizationSettings {
  cloud: Cloud
  /** Whether auditing is on; only then are there import logs (TEN-10). */
  isAudited: boolean
}

/**
 * The Data connectors page of a tenant, for people who may use it. `entryId` is the directory entry of the person. Every
 * method throws a GraphRefusal of `connector-page-refusals.ts`.
 */
export interface ConnectorPage extends Savable {
  /** None in a cloud without the connectors of TeleMessage (TEN-6). */
  products(): readonly Product[]
  product(productId: string): Product
  /** Opens the terms of service. */
  begin(productId: string, entryId: string): Wizard
  wizard(wizardId: string, entryId: string): Wizard
  acceptTerms(wizardId: string, entryId: string, accepted: boolean): Wizard
  /** Keeps username and password only if TeleMessage admits them. */
  logIn(wizardId: string, entryId: string, credentials: NonNullable<Wizard['credentials']>): Promise<Wizard>
  mapUsers(wizardId: string, entryId: string, mapping: UserMapping): Promise<Wizard>
  /** The connector exists from now on (TEN-5). */
  finish(wizardId: string, entryId: string, naming: Pick<ConnectorSettings, 'name' | 'description'>): DataConnector
  leave(wizardId: string, entryId: string): void
  judgeFile(bytes: Buffer): Promise<FileVerdict>
  connectors: Pick<Connectors, 'list' | 'get'>
  runs: Pick<Runs, 'of' | 'get' | 'log'>
  scheduler: Scheduler
  observatory: Pick<Observatory, 'see' | 'of' | 'isWatching'>
  /** To be followed by those who want to see progress at once. */
  feed: Pick<RunFeed, 'follow'>
  organization: OrganizationSettings
  /** What it imported stays. */
  remove(connectorId: string): void
  change(connectorId: string, changes: Partial<Pick<DataConnector, 'name' | 'description' | 'isPaused'>>): DataConnector
  changePassword(connectorId: string, password: string): Promise<DataConnector>
  changeMapping(connectorId: string, mapping: UserMapping): Promise<DataConnector>
}

/** The page with the wizards, connectors and runs that the tables hold. */
export function createConnectorPage(options: ConnectorPageOptions): ConnectorPage {
  const { clock, chance, tables, tryLogin, readMapping } = options
  const organization = createOrganization(options)
  const wizards = createWizards(clock, chance.fork('wizards'), tables.within('wizards'))
  const connectors = createConnectors(chance.fork('connectors'), tables.within('connectors'))
  const feed = createRunFeed()
  const runs = createRuns({ tables: tables.within('runs'), now: clock.now, changed: feed.changed })
  const observatory = createObservatory(feed.changed)
  const start: WatchConnector = async (connector, run) => {
    const { connectorId, username: account, app } = connector
    const copiesPerItem = copiesPerItemOf(runs.of(connectorId))
    observatory.watch(run.runId, { connectorId, account, clientId: app.clientId, copiesPerItem })
    const end = await options.start(connector, run)
    return { ...end, observed: observatory.unwatch(run.runId) }
  }
  const scheduler = createScheduler({ clock, connectors, runs, start, isAudited: () => organization.isAudited })
  const products = (): readonly Product[] => (hasTeleMessage(organization.cloud) ? options.products : [])
  const product = (productId: string): Product => {
    const found = products().find((one) => one.productId === productId)
    if (found === undefined) throw new GraphRefusal('productUnknown', productId)
    return found
  }
  return {
    products,
    product,
    ...wizardPages(wizards, connectors, options),
    begin: (productId, entryId) => wizards.begin(product(productId).productId, entryId),
    judgeFile: (bytes) => judgeFile(bytes, readMapping),
    connectors,
    runs,
    scheduler,
    observatory,
    feed,
    organization,
    remove: (connectorId) => {
      options.removeApp(connectors.get(connectorId).app)
      connectors.remove(connectorId)
      runs.forget(connectorId)
    },
    change: (connectorId, changes) => connectors.change(connectorId, changes),
    changePassword: async (connectorId, password) => {
      const { username } = connectors.get(connectorId)
      demandAdmitted(await tryLogin({ username, password }))
      return connectors.change(connectorId, { password })
    },
    changeMapping: async (connectorId, chosen) => {
      connectors.get(connectorId)
      const mapping = await acceptedMapping(chosen, readMapping)
      return connectors.change(connectorId, { mapping })
    },
    save: () => saveAll([wizards, connectors, runs, organization]),
  }
}

/** What was set since the start is kept; what was not is as the options have it. */
function createOrganization({ cloud, tables }: Pick<ConnectorPageOptions, 'cloud' | 'tables'>) {
  const changed = tables.value<Partial<OrganizationSettings>>('organization', () => ({}))
  return {
    get cloud() {
      return changed.get().cloud ?? cloud
    },
    set cloud(other) {
      changed.set({ ...changed.get(), cloud: other })
    },
    get isAudited() {
      return changed.get().isAudited ?? true
    },
    set isAudited(isOn) {
      changed.set({ ...changed.get(), isAudited: isOn })
    },
    save: changed.save,
  }
}

/** As the newest finished run had it, for an estimate of the next one. */
function copiesPerItemOf(runs: readonly ConnectorRun[]): number | undefined {
  const seen = runs.find(({ state, observed }) => state === 'done' && observed && observed.itemsFetched > 0)?.observed
  return seen && (seen.copiesImported + seen.importsRefused) / seen.itemsFetched
}

type WizardPages = Pick<ConnectorPage, 'wizard' | 'acceptTerms' | 'logIn' | 'mapUsers' | 'finish' | 'leave'>

function wizardPages(
  wizards: Wizards,
  connectors: Connectors,
  { clock, tryLogin, readMapping, registerApp }: ConnectorPageOptions,
): WizardPages {
  return {
    wizard: wizards.get,
    acceptTerms: (wizardId, entryId, accepted) => {
      const wizard = wizards.at('terms-of-service', wizardId, entryId)
      if (!accepted) throw new GraphRefusal('termsNotAccepted')
      return wizards.proceed(wizard, {})
    },
    logIn: async (wizardId, entryId, credentials) => {
      wizards.at('login-to-telemessage', wizardId, entryId)
      demandAdmitted(await tryLogin(credentials))
      // Once more: meanwhile, the wizard may have been left, or the page sent a second time.
      return wizards.proceed(wizards.at('login-to-telemessage', wizardId, entryId), { credentials })
    },
    mapUsers: async (wizardId, entryId, chosen) => {
      wizards.at('user-mapping', wizardId, entryId)
      const mapping = await acceptedMapping(chosen, readMapping)
      // Once more, as for the login: a large file takes a while.
      return wizards.proceed(wizards.at('user-mapping', wizardId, entryId), { mapping })
    },
    finish: (wizardId, entryId, naming) => {
      const wizard = wizards.at('review', wizardId, entryId)
      const { productId, credentials, mapping } = wizard
      if (credentials === undefined || mapping === undefined) throw new RangeError('a page of the wizard was skipped')
      connectors.demandNameFree(naming.name)
      const settings = { productId, ...naming, ...credentials, mapping }
      const connector = connectors.create(settings, { entryId, at: clock.now(), app: registerApp(naming.name) })
      wizards.end(wizard)
      return connector
    },
    leave: (wizardId, entryId) => wizards.end(wizards.get(wizardId, entryId)),
  }
}

const refusalOf: Record<Exclude<LoginVerdict, 'admitted'>, GraphErrorName> = {
  refused: 'teleMessageRefused',
  locked: 'teleMessageLocked',
  unavailable: 'teleMessageUnavailable',
}

function demandAdmitted(verdict: LoginVerdict): void {
  if (verdict !== 'admitted') throw new GraphRefusal(refusalOf[verdict])
}
