import { changeConnectorSchema, changePasswordSchema, dataConnectorPaths as paths } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { connectorRole as needs, type PersonOperation, personOperation } from '../administration/person-operation.ts'
import type { DataConnector } from '../data-connectors/connectors.ts'
import { mappingFileTooLarge } from '../data-connectors/user-mapping.ts'
import { readJson } from '../graph/request-body.ts'
import type { Services } from '../operations/services.ts'
import { shownConnector } from './shown.ts'
import { mappingIn } from './wizard-operations.ts'

/** The Connectors tab: the connectors of the tenant, and what can change about them. */
export function connectorOperations(services: Services): Operation[] {
  const { connectorPage: page, directory } = services
  const shown = (connector: DataConnector): WireResponse =>
    jsonResponse(200, shownConnector(connector, page, directory))
  const operations: Omit<PersonOperation, 'needs'>[] = [
    {
      name: 'connectors.list',
      method: 'GET',
      path: paths.connectors,
      answer: () =>
        jsonResponse(200, { value: page.connectors.list().map((one) => shownConnector(one, page, directory)) }),
    },
    {
      name: 'connectors.get',
      method: 'GET',
      path: paths.connector,
      answer: (request) => shown(page.connectors.get(connectorIn(request))),
    },
    {
      name: 'connectors.change',
      method: 'PATCH',
      path: paths.connector,
      answer: (request) => {
        const { name, description, paused } = readJson(request.body, changeConnectorSchema)
        const changes = {
          ...(name !== undefined && { name }),
          ...(description !== undefined && { description }),
          ...(paused !== undefined && { isPaused: paused }),
        }
        return shown(page.change(connectorIn(request), changes))
      },
    },
    {
      name: 'connectors.delete',
      method: 'DELETE',
      path: paths.connector,
      answer: (request) => {
        page.remove(connectorIn(request))
        return { status: 204, headers: {}, body: '' }
      },
    },
    {
      name: 'connectors.changePassword',
      method: 'PUT',
      path: paths.connectorPassword,
      answer: async (request) => {
        const { password } = readJson(request.body, changePasswordSchema)
        return shown(await page.changePassword(connectorIn(request), password))
      },
    },
    {
      name: 'connectors.changeMapping',
      method: 'PUT',
      path: paths.connectorMapping,
      orTooLarge: mappingFileTooLarge,
      answer: async (request) => shown(await page.changeMapping(connectorIn(request), mappingIn(request))),
    },
  ]
  return operations.map((operation) => personOperation(services, { ...operation, needs }))
}

/** The connector in a path. */
export function connectorIn({ params }: WireRequest): string {
  return params['connectorId'] ?? ''
}
