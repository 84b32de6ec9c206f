import {
  capturePlanePaths,
  newUserSchema,
  pageItemsDefault,
  pageItemsMax,
  type UsersQuery,
  userChangesSchema,
  userSchema,
  usersPageSchema,
  usersQuerySchema,
} from '../../contract/index.ts'
import { jsonResponse, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { changeUser, createUser, deleteUser } from '../account/user-administration.ts'
import type { StoredUser } from '../account/users.ts'
import { userView } from '../account/views.ts'
import { hashPassword } from '../login/passwords.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { Refusal } from '../refusals/errors.ts'
import { SiteError } from '../refusals/site-error.ts'
import { readQuery } from './query-parameters.ts'
import { jsonRefusals, readJson } from './read-body.ts'
import type { Services } from './services.ts'
import { accountOperation } from './site-operation.ts'

const path = { userId: '`userId` of a user.' }
const oneUser = { contentType: 'application/json', schema: userSchema } as const

/** The operations with which administrators manage single users. */
export function userOperations(services: Services): DescribedOperation[] {
  const { account } = services
  const answer = (user: StoredUser, status = 200): WireResponse => jsonResponse(status, userView(account, user))
  return [
    accountOperation(services, {
      name: 'users.create',
      method: 'POST',
      path: capturePlanePaths.users,
      description: {
        summary: 'Create a user',
        description:
          'Mandatory fields and the rules for names and passwords are as documented for the portal. The operation is simulated, and so is the right of the administration account of the archive plane to use it. The user is `Pending` until a device is activated. If there is exactly one archive plan (of `source`, if given), the user joins it. Otherwise an administrator must assign the user to a plan; until then nothing of the user is captured. If a deleted user had the number, the number goes to the new user: this is a reassignment. The site keeps only a salted slow hash of the password, and nothing here logs in with it.',
        body: { contentType: 'application/json', schema: newUserSchema, example: newUserExample },
        answers: { 201: { description: 'The user.', body: oneUser } },
        refusals: [...jsonRefusals, 'number-taken', 'username-taken'],
      },
      respond: async (request) => {
        const { password, ...fields } = readJson(request, newUserSchema)
        return answer(createUser(account, fields, await hashPassword(password)), 201)
      },
    }),
    accountOperation(services, {
      name: 'users.list',
      method: 'GET',
      path: capturePlanePaths.users,
      description: {
        summary: 'List users',
        description: 'All users of the account, also deleted ones, in the order of their creation. Simulated.',
        query: usersQuerySchema,
        answers: {
          200: { description: 'A page.', body: { contentType: 'application/json', schema: usersPageSchema } },
        },
        refusals: ['parameter-repeated', 'parameter-invalid', 'cursor-unknown'],
      },
      respond: (request) => listUsers(request, services),
    }),
    accountOperation(services, {
      name: 'users.get',
      method: 'GET',
      path: capturePlanePaths.user,
      description: {
        summary: 'Get one user',
        description: 'One user, as in the list. Simulated.',
        path,
        answers: { 200: { description: 'The user.', body: oneUser } },
        refusals: ['user-not-found'],
      },
      respond: ({ params }) => answer(account.users.get(params['userId'] ?? '')),
    }),
    accountOperation(services, {
      name: 'users.change',
      method: 'PATCH',
      path: capturePlanePaths.user,
      description: {
        summary: 'Change, suspend or reactivate a user',
        description:
          'Nothing of a suspended or locked user is captured, and the time until the reactivation is a capture gap. A reactivated user who never had a device is `Pending` again. The statuses are documented, the operation is simulated.',
        path,
        body: { contentType: 'application/json', schema: userChangesSchema, example: { status: 'Suspended' } },
        answers: { 200: { description: 'The user as they are now.', body: oneUser } },
        refusals: [...jsonRefusals, 'user-not-found', 'user-deleted', 'user-pending'],
      },
      respond: (request) => {
        const userId = request.params['userId'] ?? ''
        return answer(changeUser(account, userId, readJson(request, userChangesSchema)))
      },
    }),
    accountOperation(services, {
      name: 'users.delete',
      method: 'DELETE',
      path: capturePlanePaths.user,
      description: {
        summary: 'Delete a user for good',
        description:
          'A deleted user cannot be restored (documented) and stays in the list. The devices of the user are unlinked, codes and links are void, and number and username are free. Captured items stay archived. Simulated.',
        path,
        answers: { 200: { description: 'The user, whose status is `Deleted`.', body: oneUser } },
        refusals: ['user-not-found', 'user-deleted'],
      },
      respond: ({ params }) => answer(deleteUser(account, params['userId'] ?? '')),
    }),
  ]
}

/** The example of a new user in the documentation. */
const newUserExample = {
  firstName: 'Asha',
  lastName: 'Patel',
  number: '15550100001',
  password: 'Tea-at-nine',
  userEmailAddress: 'asha@contoso.example',
  source: 'cloud-archiver',
}

const right: Record<keyof UsersQuery, string> = {
  limit: `takes a whole number from 1 to ${pageItemsMax}`,
  cursor: 'takes nextCursor of the page before',
}

function listUsers({ url }: WireRequest, { account }: Services): WireResponse {
  const { limit = pageItemsDefault, cursor } = readQuery(url, usersQuerySchema, right)
  const { users, isLast } = pageBehind(cursor, limit, account)
  const nextCursor = isLast ? null : (users.at(-1)?.userId ?? null)
  return jsonResponse(200, { users: users.map((user) => userView(account, user)), nextCursor })
}

function pageBehind(
  cursor: string | undefined,
  limit: number,
  { users }: Services['account'],
): { users: StoredUser[]; isLast: boolean } {
  try {
    return users.page(limit, cursor)
  } catch (error) {
    if (error instanceof SiteError && error.code === 'user-not-found') throw new Refusal('cursor-unknown')
    throw error
  }
}
