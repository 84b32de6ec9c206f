import {
  complianceSettingsPatchSchema,
  mailboxSettingsPatchSchema,
  newAssistantPassSchema,
  newRetentionPolicySchema,
  holdPaths as paths,
  type ShownPass,
  type ShownRetentionPolicy,
} from '../../contract/index.ts'
import { jsonResponse, type Operation } from '../../control/wire.ts'
import { type PersonOperation, personOperation } from '../administration/person-operation.ts'
import type { RetentionPolicy } from '../compliance/retention/retention-policies.ts'
import type { Directory } from '../directory/directory.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { readQuery } from '../graph/query-options.ts'
import { readJson } from '../graph/request-body.ts'
import type { Services } from '../operations/services.ts'
import { shownMailbox } from './hold-operations.ts'
import { mailboxOf, userOf } from './user-of-mailbox.ts'

const needs: PersonOperation['needs'] = { roles: ['Retention Management'], orElse: 'retentionManagementMissing' }

/** Retention policies, passes of the assistant, and the settings of the tenant (CMP-3). */
export function retentionOperations(services: Services): Operation[] {
  const { directory, compliance } = services
  const { policies, assistant, settings } = compliance
  const entryIdOf = (user: string): string => mailboxOf(services, user).entryId
  const operations: Omit<PersonOperation, 'needs'>[] = [
    {
      name: 'retentionPolicies.list',
      method: 'GET',
      path: paths.retentionPolicies,
      answer: ({ url }) => {
        readQuery(url, [])
        return jsonResponse(200, { value: policies.list().map((policy) => shownPolicy(policy, directory)) })
      },
    },
    {
      name: 'retentionPolicies.create',
      method: 'POST',
      path: paths.retentionPolicies,
      answer: ({ body }) => {
        const { name, action, days, from, users, excludedUsers } = readJson(body, newRetentionPolicySchema)
        if (days === null && action !== 'retain') {
          throw new GraphRefusal('bodyInvalid', 'days: a policy that deletes needs an age')
        }
        const mailboxes = users === null ? 'all' : users.map(entryIdOf)
        const excluded = excludedUsers.map(entryIdOf)
        const created = policies.create({ name, action, days: days ?? undefined, from, mailboxes, excluded })
        return jsonResponse(201, shownPolicy(created, directory))
      },
    },
    {
      name: 'retentionPolicies.get',
      method: 'GET',
      path: paths.retentionPolicy,
      answer: ({ params }) => jsonResponse(200, shownPolicy(policies.get(params['policy'] ?? ''), directory)),
    },
    {
      name: 'retentionPolicies.delete',
      method: 'DELETE',
      path: paths.retentionPolicy,
      answer: ({ params }) => {
        policies.remove(params['policy'] ?? '')
        return { status: 204, headers: {}, body: '' }
      },
    },
    {
      name: 'assistantPasses.run',
      method: 'POST',
      path: paths.assistantPasses,
      answer: async ({ body }) => {
        const { user } = readJson(body, newAssistantPassSchema)
        const passes = await assistant.runNow(user === null ? undefined : entryIdOf(user))
        const shown: ShownPass = {
          at: services.clock.now().toISOString(),
          mailboxes: passes.map(({ entryId, ...pass }) => ({ user: userOf(directory, entryId), ...pass })),
        }
        return jsonResponse(200, shown)
      },
    },
    {
      name: 'keptMailboxes.change',
      method: 'PATCH',
      path: paths.mailbox,
      answer: ({ body, params }) => {
        const mailbox = mailboxOf(services, params['user'] ?? '')
        settings.changeMailbox(mailbox.entryId, readJson(body, mailboxSettingsPatchSchema))
        return jsonResponse(200, shownMailbox(services, mailbox))
      },
    },
    {
      name: 'complianceSettings.get',
      method: 'GET',
      path: paths.settings,
      answer: () => jsonResponse(200, settings.present()),
    },
    {
      name: 'complianceSettings.change',
      method: 'PATCH',
      path: paths.settings,
      answer: ({ body }) => {
        settings.change(readJson(body, complianceSettingsPatchSchema))
        return jsonResponse(200, settings.present())
      },
    },
  ]
  return operations.map((operation) => personOperation(services, { ...operation, needs }))
}

function shownPolicy(policy: RetentionPolicy, directory: Pick<Directory, 'object'>): ShownRetentionPolicy {
  const { policyId, name, action, days = null, from, mailboxes, excluded, createdAt } = policy
  const usersOf = (entryIds: readonly string[]): string[] => entryIds.map((entryId) => userOf(directory, entryId))
  return {
    ...{ policyId, name, action, days, from },
    users: mailboxes === 'all' ? null : usersOf(mailboxes),
    excludedUsers: usersOf(excluded),
    createdAt: createdAt.toISOString(),
  }
}
