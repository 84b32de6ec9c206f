import { dataConnectorPaths as paths, shownConnectorSchema, shownWizardSchema } from '../../contract/index.ts'
import { connectorAddress } from '../addresses.ts'
import type { ConsoleAction, FormRequest } from '../page.ts'
import type { ConsoleServices } from '../services.ts'
import { mappingSent } from './mapping-sent.ts'

type Asked = (form: FormRequest, services: ConsoleServices) => Promise<unknown> | unknown

/** A page of the wizard that is filled in; the tenant tries it, and says which page is next. */
function step(page: string, path: string, notice: string, bodyOf: Asked): ConsoleAction {
  return {
    path: `/connectors/wizards/:wizardId/${page}`,
    handler: async (form, services) => {
      const { wizardId = '' } = form.params
      const body = await bodyOf(form, services)
      await services.tenant.tell({ method: 'POST', path, values: { wizardId }, body })
      return { to: `/connectors/wizards/${encodeURIComponent(wizardId)}`, notice }
    },
  }
}

/** The buttons of the wizard. */
export const wizardActions: readonly ConsoleAction[] = [
  {
    path: '/connectors/wizards',
    handler: async ({ fields }, { tenant }) => {
      const asked = { method: 'POST', path: paths.wizards, body: { productId: fields.text('productId') } } as const
      const { wizardId } = await tenant.ask(asked, shownWizardSchema)
      return { to: `/connectors/wizards/${encodeURIComponent(wizardId)}`, notice: 'Read the terms of service.' }
    },
  },
  step('terms-of-service', paths.acceptTerms, 'The terms of service are accepted.', () => ({ accepted: true })),
  step('login-to-telemessage', paths.logIn, 'TeleMessage knows this account.', ({ fields }) => ({
    username: fields.text('username'),
    // A password may begin or end with a space.
    password: fields.all('password')[0] ?? '',
  })),
  step('user-mapping', paths.mapUsers, 'The mapping is read.', ({ fields }, services) => mappingSent(fields, services)),
  {
    path: '/connectors/wizards/:wizardId/finish',
    handler: async ({ params, fields }, { tenant }) => {
      const body = { name: fields.text('name'), description: fields.text('description') }
      const asked = {
        method: 'POST',
        path: paths.finish,
        values: { wizardId: params['wizardId'] ?? '' },
        body,
      } as const
      const { connectorId, name } = await tenant.ask(asked, shownConnectorSchema)
      return { to: connectorAddress(connectorId), notice: `${name} is created, and runs for the first time.` }
    },
  },
  {
    path: '/connectors/wizards/:wizardId/leave',
    handler: async ({ params }, { tenant }) => {
      await tenant.tell({ method: 'DELETE', path: paths.wizard, values: { wizardId: params['wizardId'] ?? '' } })
      return { to: '/connectors', notice: 'The wizard was left. It leaves nothing.' }
    },
  },
]
