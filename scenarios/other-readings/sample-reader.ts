import { type ConnectorParts, createConnector } from '../../connector/index.ts'
import { defaultReadings, type ReadingId, type Readings } from '../../harness/catalogue/index.ts'
import type { ConnectorPort } from '../../harness/runner/index.ts'

/** For the tests of the readings: a connector that follows one other reading, and one that follows the default. */
export interface Reader {
  /** `folder.parent: inbox`. */
  name: string
  connector: ConnectorPort
  /** Follows the default of that reading. */
  usual: ConnectorPort
  /** The readings that the connector follows, and those of the usual one. */
  readings: Readings
  usualReadings: Readings
  /** What is played with it: areas, requirements, scenarios. */
  filters: string[]
  /** Requirements that turn red for the connector if the usual readings are declared. */
  redByDefault: string[]
  /** Requirements that turn red for the usual connector if the other readings are declared. */
  redForUsual: string[]
}

type Description = Pick<Reader, 'filters' | 'redByDefault' | 'redForUsual'> & {
  reading: [id: ReadingId, value: Readings[ReadingId]]
  /** A smaller limit for both connectors, besides the reading, so that the tests can use small items. */
  limitBytes?: number
}
type Environment = Parameters<ConnectorPort['sync']>[0]
type Parts = (right: ConnectorParts) => Partial<ConnectorParts>

/** The reference connector with other parts. Their memory lasts for one sync. `prepare` changes the environment. */
export function reader(
  { reading: [id, value], limitBytes = defaultReadings['size.limitBytes'], ...rest }: Description,
  parts: Parts,
  prepare: (environment: Environment) => Promise<Environment> = async (environment) => environment,
): Reader {
  const name = `${id}: ${value}`
  const limited = (right: ConnectorParts): ConnectorParts => ({ ...right, policy: { ...right.policy, limitBytes } })
  const other = (right: ConnectorParts): ConnectorParts => ({ ...limited(right), ...parts(limited(right)) })
  const usualReadings: Readings = { ...defaultReadings, 'size.limitBytes': limitBytes }
  return {
    ...rest,
    name,
    connector: connectorWith(name, other, prepare),
    usual: connectorWith(`not ${name}`, limited, async (environment) => environment),
    readings: { ...usualReadings, [id]: value },
    usualReadings,
  }
}

function connectorWith(
  name: string,
  parts: (right: ConnectorParts) => ConnectorParts,
  prepare: (environment: Environment) => Promise<Environment>,
): ConnectorPort {
  return {
    name,
    sync: async (environment) => createConnector({ ...(await prepare(environment)) }, { log: 'silent', parts }).sync(),
  }
}
