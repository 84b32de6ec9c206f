import {
  activationCodeSchema,
  cloudLinkSchema,
  deviceSchema,
  issuedCloudLinkSchema,
  capturePlanePaths as paths,
} from '../../contract/index.ts'
import { userAddress } from '../addresses.ts'
import { type ConsoleAction, FormMistake, type FormRequest } from '../page.ts'
import type { ConsoleServices } from '../services.ts'
import { instantText } from '../shell/shown.ts'
import { keptAnswers } from './kept.ts'

/** A button or form of a user. The handler asks the site and returns what to say. */
function ofUser(
  path: string,
  act: (values: { userId: string }, form: FormRequest, services: ConsoleServices) => Promise<string>,
): ConsoleAction {
  return {
    path: `/site/users/:userId${path}`,
    handler: async (form, services) => {
      const userId = form.params['userId'] ?? ''
      return { notice: await act({ userId }, form, services), to: userAddress(userId) }
    },
  }
}

function changed(path: string, method: 'PUT' | 'DELETE', notice: string): ConsoleAction {
  return ofUser(`/plans/:planId/${path}`, async ({ userId }, { params }, { site }) => {
    await site.tell({ method, path: paths.assignment, values: { userId, planId: params['planId'] ?? '' } })
    return notice
  })
}

/** The forms of the page of one user. */
export const userActions: readonly ConsoleAction[] = [
  ofUser('', async (values, { fields }, { site }) => {
    const body = {
      ...{ firstName: fields.text('firstName'), lastName: fields.text('lastName') },
      userEmailAddress: fields.text('userEmailAddress') || null,
    }
    await site.tell({ method: 'PATCH', path: paths.user, values, body })
    return 'Changed. Items that are captured from now on have it.'
  }),
  ofUser('/suspend', async (values, _form, { site }) => {
    await site.tell({ method: 'PATCH', path: paths.user, values, body: { status: 'Suspended' } })
    return 'Suspended: nothing is captured until the user is activated again.'
  }),
  ofUser('/activate', async (values, _form, { site }) => {
    await site.tell({ method: 'PATCH', path: paths.user, values, body: { status: 'Activated' } })
    return 'Activated.'
  }),
  ofUser('/delete', async (values, _form, { site }) => {
    await site.tell({ method: 'DELETE', path: paths.user, values })
    return 'Deleted. What was captured stays archived.'
  }),
  changed('assign', 'PUT', 'Assigned.'),
  changed('unassign', 'DELETE', 'Taken off the plan: the time until the next assignment is a capture gap.'),
  ofUser('/activation-codes', async (values, _form, { site }) => {
    const { code, expiresAt } = await site.ask(
      { method: 'POST', path: paths.activationCodes, values },
      activationCodeSchema,
    )
    return `The activation code is ${code}. It is for one use until ${instantText(expiresAt)}, and shown only here.`
  }),
  ofUser('/links', async (values, { fields }, services) => {
    const asked = { method: 'POST', path: paths.links, values, body: { network: fields.text('network') } } as const
    const link = await services.site.ask(asked, issuedCloudLinkSchema)
    keptAnswers(services).links.set(link.linkId, link)
    return 'The link is there. Scan its QR code.'
  }),
  {
    path: '/site/links/:linkId/scan',
    handler: async ({ params, fields }, services) => {
      const link = keptAnswers(services).links.get(params['linkId'] ?? '')
      const [, userId = ''] = /^\/site\/users\/([^/?]+)/.exec(fields.text('back')) ?? []
      if (link === undefined || userId === '')
        throw new FormMistake('Ask for another link: the secret of this one is not known here.')
      await services.phones.scan({ userId: decodeURIComponent(userId) }, link.token)
      return { to: fields.text('back'), notice: 'Scanned: from now on, the messages of this app are captured.' }
    },
  },
  {
    path: '/site/links/:linkId/revoke',
    handler: async ({ params, fields }, { site }) => {
      const values = { linkId: params['linkId'] ?? '' }
      const { deviceId } = await site.ask({ method: 'DELETE', path: paths.link, values }, cloudLinkSchema)
      const notice =
        deviceId === undefined
          ? 'Revoked: it cannot be scanned.'
          : 'Revoked, and its app is unlinked: a capture gap begins.'
      return { to: fields.text('back'), notice }
    },
  },
  {
    path: '/site/devices/:deviceId/unlink',
    handler: async ({ params, fields }, { site }) => {
      await site.ask(
        { method: 'DELETE', path: paths.device, values: { deviceId: params['deviceId'] ?? '' } },
        deviceSchema,
      )
      return { to: fields.text('back'), notice: 'Unlinked: the site refuses what this device posts.' }
    },
  },
]
