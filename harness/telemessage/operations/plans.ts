import {
  archivePlanListSchema,
  archivePlanSchema,
  capturePlanePaths,
  newArchivePlanSchema,
  userSchema,
} from '../../contract/index.ts'
import { jsonResponse, type WireRequest, type WireResponse } from '../../control/wire.ts'
import type { CaptureAccount } from '../account/account.ts'
import { assignUser, unassignUser } from '../account/user-administration.ts'
import { planView, userView } from '../account/views.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { jsonRefusals, readJson } from './read-body.ts'
import type { Services } from './services.ts'
import { accountOperation } from './site-operation.ts'

const path = { planId: '`planId` of an archive plan.', userId: '`userId` of a user.' }
const oneUser = { contentType: 'application/json', schema: userSchema } as const

/** The operations with which administrators decide whose messages and calls are archived. */
export function planOperations(services: Services): DescribedOperation[] {
  const { account } = services
  return [
    accountOperation(services, {
      name: 'plans.create',
      method: 'POST',
      path: capturePlanePaths.plans,
      description: {
        summary: 'Create an archive plan',
        description:
          'A plan connects a capture product with a destination, as is documented; here the destination is always Microsoft 365. Existing users do not join it automatically. Simulated.',
        body: {
          contentType: 'application/json',
          schema: newArchivePlanSchema,
          example: { name: 'Trading desk', source: 'cloud-archiver' },
        },
        answers: {
          201: { description: 'The plan.', body: { contentType: 'application/json', schema: archivePlanSchema } },
        },
        refusals: jsonRefusals,
      },
      respond: (request) => {
        const { name, source } = readJson(request, newArchivePlanSchema)
        return jsonResponse(201, planView(account, account.plans.add(name, source)))
      },
    }),
    accountOperation(services, {
      name: 'plans.list',
      method: 'GET',
      path: capturePlanePaths.plans,
      description: {
        summary: 'List archive plans',
        description: 'All plans of the account, each with the number of its users. Simulated.',
        answers: {
          200: { description: 'The plans.', body: { contentType: 'application/json', schema: archivePlanListSchema } },
        },
        refusals: [],
      },
      respond: () => jsonResponse(200, { plans: account.plans.list().map((plan) => planView(account, plan)) }),
    }),
    accountOperation(services, {
      name: 'plans.assign',
      method: 'PUT',
      path: capturePlanePaths.assignment,
      description: {
        summary: 'Assign a user to an archive plan',
        description:
          'Needed if there is more than one plan, as is documented. A user may be on several plans. Only messages and calls of the products of their plans are captured. Assigning twice changes nothing. Simulated.',
        path,
        answers: { 200: { description: 'The user as they are now.', body: oneUser } },
        refusals: ['plan-not-found', 'user-not-found', 'user-deleted'],
      },
      respond: (request) => assignment(request, account, assignUser),
    }),
    accountOperation(services, {
      name: 'plans.unassign',
      method: 'DELETE',
      path: capturePlanePaths.assignment,
      description: {
        summary: 'Take a user off an archive plan',
        description:
          'Without a plan for a product, nothing of that product is captured. The time until the user is assigned again is a capture gap. Simulated.',
        path,
        answers: { 200: { description: 'The user as they are now.', body: oneUser } },
        refusals: ['plan-not-found', 'user-not-found', 'user-deleted'],
      },
      respond: (request) => assignment(request, account, unassignUser),
    }),
  ]
}

function assignment(
  { params: { planId = '', userId = '' } }: WireRequest,
  account: CaptureAccount,
  change: typeof assignUser,
): WireResponse {
  return jsonResponse(200, userView(account, change(account, planId, userId)))
}
