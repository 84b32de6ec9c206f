import { dataConnectorPaths as paths, shownRoleGroupSchema } from '../../contract/index.ts'
import { connectorAddress } from '../addresses.ts'
import type { ConsoleAction, FormRequest } from '../page.ts'
import type { ConsoleServices } from '../services.ts'
import { mappingSent } from './mapping-sent.ts'

/** A button of a connector. The handler asks the tenant. */
function ofConnector(
  path: string,
  notice: string,
  act: (values: { connectorId: string }, form: FormRequest, services: ConsoleServices) => Promise<void>,
): ConsoleAction {
  return {
    path: `/connectors/:connectorId/${path}`,
    handler: async (form, services) => {
      const connectorId = form.params['connectorId'] ?? ''
      await act({ connectorId }, form, services)
      return { to: path === 'delete' ? '/connectors' : connectorAddress(connectorId), notice }
    },
  }
}

/** The buttons of the Connectors tab. */
export const connectorActions: readonly ConsoleAction[] = [
  {
    path: '/connectors/role',
    handler: async (_form, { tenant }) => {
      const group = { path: paths.roleGroup, values: { name: 'Organization Management' } }
      const { roles } = await tenant.ask({ method: 'GET', ...group }, shownRoleGroupSchema)
      await tenant.tell({ method: 'PATCH', ...group, body: { roles: [...roles, 'Mailbox Import Export'] } })
      return { to: '/connectors', notice: 'The role Mailbox Import Export is in Organization Management.' }
    },
  },
  ofConnector('runs', 'The connector runs.', (values, _form, { tenant }) =>
    tenant.tell({ method: 'POST', path: paths.runs, values }),
  ),
  ofConnector('state', 'Changed.', (values, { fields }, { tenant }) =>
    tenant.tell({ method: 'PATCH', path: paths.connector, values, body: { paused: fields.text('paused') === 'yes' } }),
  ),
  ofConnector('name', 'Changed.', (values, { fields }, { tenant }) => {
    const body = { name: fields.text('name'), description: fields.text('description') }
    return tenant.tell({ method: 'PATCH', path: paths.connector, values, body })
  }),
  ofConnector('password', 'The new password is kept.', (values, { fields }, { tenant }) => {
    const body = { password: fields.all('password')[0] ?? '' }
    return tenant.tell({ method: 'PUT', path: paths.connectorPassword, values, body })
  }),
  ofConnector('user-mapping', 'The new mapping is kept.', async (values, { fields }, services) => {
    const body = await mappingSent(fields, services)
    await services.tenant.tell({ method: 'PUT', path: paths.connectorMapping, values, body })
  }),
  ofConnector(
    'delete',
    'The connector is deleted. What it imported stays in the mailboxes.',
    (values, _form, { tenant }) => tenant.tell({ method: 'DELETE', path: paths.connector, values }),
  ),
]
