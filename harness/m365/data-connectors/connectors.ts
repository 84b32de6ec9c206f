import { type Savable, saveAll } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { drawGuid } from '../graph/identifiers.ts'
import { mappingForm, type UserMapping } from './user-mapping.ts'

/** What an administrator decided in the wizard. */
export interface ConnectorSettings {
  productId: string
  name: string
  description: string
  username: string
  /** Never shown again, and not written to the journal. */
  password: string
  mapping: UserMapping
}

/** A connector on the Connectors tab. It never changes: a change makes a new one. */
export interface DataConnector extends ConnectorSettings {
  readonly connectorId: string
  /** On the calendar of the world; the connector runs at this time of day, UTC (TEN-7). */
  readonly createdAt: Date
  /** The directory entry of the administrator. */
  readonly createdBy: string
  readonly isPaused: boolean
  /** The app with which it reaches the tenant. Each connector has one, so that what it does can be told from others. */
  readonly app: ConnectorApp
}

/** The app of a connector. The secret is never shown. */
export interface ConnectorApp {
  clientId: string
  clientSecret: string
}

/** What can change later. */
type ConnectorChanges = Partial<Pick<DataConnector, 'name' | 'description' | 'password' | 'mapping' | 'isPaused'>>

/** The connectors of a tenant, oldest first. Several may be for one organization of TeleMessage. */
export interface Connectors extends Savable {
  list(): readonly DataConnector[]
  /** Throws `connectorUnknown`. */
  get(connectorId: string): DataConnector
  /** Throws `connectorNameTaken`. */
  demandNameFree(name: string): void
  /** Throws `connectorNameTaken`: on the tab, two connectors of one name could not be told apart. */
  create(settings: ConnectorSettings, by: { entryId: string; at: Date; app: ConnectorApp }): DataConnector
  /** Throws `connectorUnknown`, `connectorNameTaken`. */
  change(connectorId: string, changes: ConnectorChanges): DataConnector
  /** What it imported stays. Throws `connectorUnknown`. */
  remove(connectorId: string): void
}

/** The connectors that the tables hold; ids are drawn from `chance`. */
export function createConnectors(chance: Chance, tables: StateTables): Connectors {
  const form = mappingForm(tables)
  const connectors = tables.map<DataConnector>('by id', {
    toStored: (connector) => ({ ...connector, mapping: form.toStored(connector.mapping) }),
    fromStored: (stored) => {
      const connector = stored as DataConnector
      return { ...connector, mapping: form.fromStored(connector.mapping) }
    },
  })
  const get = (connectorId: string): DataConnector => {
    const found = connectors.get(connectorId.toLowerCase())
    if (found === undefined) throw new GraphRefusal('connectorUnknown', connectorId)
    return found
  }
  const demandNameFree = (name: string, ownId: string | undefined): void => {
    const others = [...connectors.values()].filter(({ connectorId }) => connectorId !== ownId)
    if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
      throw new GraphRefusal('connectorNameTaken', name)
    }
  }
  const keep = (connector: DataConnector): DataConnector => {
    connectors.set(connector.connectorId, connector)
    return connector
  }
  return {
    list: () => [...connectors.values()],
    get,
    demandNameFree: (name) => demandNameFree(name, undefined),
    create: (settings, { entryId, at, app }) => {
      demandNameFree(settings.name, undefined)
      const connectorId = drawGuid(chance)
      return keep({ ...settings, connectorId, createdAt: at, createdBy: entryId, isPaused: false, app })
    },
    change: (connectorId, changes) => {
      const connector = get(connectorId)
      demandNameFree(changes.name ?? connector.name, connector.connectorId)
      return keep({ ...connector, ...changes })
    },
    remove: (connectorId) => {
      connectors.delete(get(connectorId).connectorId)
    },
    save: () => saveAll([connectors, chance]),
  }
}
