import {
  listOfSchema,
  dataConnectorPaths as paths,
  type ShownConnector,
  shownConnectorSchema,
} from '../../contract/index.ts'
import { ServerRefusal } from '../running-server/read-answer.ts'
import type { RunningServer } from '../running-server/running-server.ts'
import { UserError } from '../user-error.ts'

/** The Connectors tab. Throws a UserError; for a missing role, it says how to get it. */
export async function listedConnectors(server: RunningServer): Promise<ShownConnector[]> {
  try {
    return (await server.ask({ method: 'GET', path: paths.connectors }, listOfSchema(shownConnectorSchema))).value
  } catch (error) {
    if (!(error instanceof ServerRefusal) || error.code !== 'ConnectorRoleMissing') throw error
    const how = 'mock-telemessage connectors create offers to add it, and does so with --add-role'
    throw new UserError(error.code, `${error.message}; ${how}`, error)
  }
}

/** The connector with this name in any letter case, or with an id that begins so. Throws a UserError that lists the names. */
export async function connectorNamed(server: RunningServer, wanted: string): Promise<ShownConnector> {
  const connectors = await listedConnectors(server)
  const text = wanted.toLowerCase()
  const named = connectors.find(({ name }) => name.toLowerCase() === text)
  if (named !== undefined) return named
  const [first, ...more] = connectors.filter(({ connectorId }) => connectorId.startsWith(text))
  if (first !== undefined && more.length === 0) return first
  const problem =
    first === undefined ? `there is no connector ${wanted}` : `${wanted} begins the ids of several connectors`
  const names = connectors.map(({ name }) => JSON.stringify(name)).join(', ')
  throw new UserError(
    'connector-unknown',
    `${problem}; ${names === '' ? 'there are no connectors yet' : `there are ${names}`}`,
  )
}
