import { graphClientPaths, subscriptionRenewalSchema, subscriptionRequestSchema } from '../../contract/index.ts'
import { drawSecret } from '../../control/seed.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { graphTime } from '../graph/graph-time.ts'
import { signedInKey } from '../graph/odata/index.ts'
import { contextOf } from '../graph/paging.ts'
import { prefersImmutableIds } from '../graph/preferences.ts'
import { readQuery } from '../graph/query-options.ts'
import { readJson } from '../graph/request-body.ts'
import { isInReach } from '../identity/access-policy.ts'
import type { App } from '../identity/access-tokens.ts'
import { isGranted } from '../identity/app-roles.ts'
import { mailFolderAt } from '../mailbox/mail-folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import { challenge } from '../notifications/notification-sender.ts'
import type { Subscription } from '../notifications/subscriptions.ts'
import { graphOperation } from '../operations/graph-operation.ts'
import { requireLiveMailbox } from '../operations/live-mailbox.ts'
import type { Services } from '../operations/services.ts'
import { watchedResource } from './watched-resource.ts'

/** Microsoft's longest life of a subscription to messages: just under seven days. */
const lifeMinutesMax = 10_080

/** Properties of a subscription that Microsoft documents and that the tenant does not have. */
const documented = [
  'lifecycleNotificationUrl',
  'encryptionCertificate',
  'encryptionCertificateId',
  'notificationQueryOptions',
  'notificationUrlAppId',
  'notificationContentType',
  'includeResourceData',
]

/** Subscriptions to the messages of a mailbox, and their renewal. Document: Microsoft Graph, change notifications by webhooks. */
export function subscriptionOperations(services: Services): Operation[] {
  const { subscriptions } = services
  const found = ({ params }: WireRequest, { appId }: App): Subscription => {
    const subscription = subscriptions.find(params['subscriptionId'] ?? '', appId)
    if (subscription === undefined) throw new GraphRefusal('subscriptionUnknown')
    return subscription
  }
  return [
    graphOperation(services, {
      name: 'subscriptions.create',
      method: 'POST',
      path: graphClientPaths.subscriptions,
      role: undefined,
      honours: ['item ids'],
      answer: (request, app) => createSubscription(services, request, app),
    }),
    graphOperation(services, {
      name: 'subscriptions.list',
      method: 'GET',
      path: graphClientPaths.subscriptions,
      role: undefined,
      answer: ({ url }, { appId }) => {
        readQuery(url, [])
        const value = subscriptions.ofApp(appId).map(shown)
        return jsonResponse(200, { '@odata.context': contextOf(url, 'subscriptions'), value })
      },
    }),
    graphOperation(services, {
      name: 'subscriptions.get',
      method: 'GET',
      path: graphClientPaths.subscription,
      role: undefined,
      answer: (request, app) => {
        readQuery(request.url, [])
        return answered(200, request, found(request, app))
      },
    }),
    graphOperation(services, {
      name: 'subscriptions.renew',
      method: 'PATCH',
      path: graphClientPaths.subscription,
      role: undefined,
      answer: (request, app) => {
        readQuery(request.url, [])
        const subscription = found(request, app)
        const { expirationDateTime } = readJson(request.body, subscriptionRenewalSchema, undefined, [
          ...documented,
          'notificationUrl',
        ])
        return answered(200, request, subscriptions.renew(subscription, expiryOf(services, expirationDateTime)))
      },
    }),
    graphOperation(services, {
      name: 'subscriptions.delete',
      method: 'DELETE',
      path: graphClientPaths.subscription,
      role: undefined,
      answer: (request, app) => {
        readQuery(request.url, [])
        subscriptions.remove(found(request, app).id)
        return { status: 204, headers: {}, body: '' }
      },
    }),
  ]
}

async function createSubscription(services: Services, request: WireRequest, app: App): Promise<WireResponse> {
  readQuery(request.url, [])
  const asked = readJson(request.body, subscriptionRequestSchema, undefined, documented)
  const { resource, changeType, notificationUrl } = asked
  const expires = expiryOf(services, asked.expirationDateTime)
  const { user, folder } = watchedResource(resource)
  const mailbox = watchedMailbox(services, app, user)
  const folderId = folder === undefined ? undefined : mailFolderAt(mailbox, folder).folder.folderId
  await requireTaken(notificationUrl)
  const subscription = services.subscriptions.add({
    ...{ resource, changeType, notificationUrl, expires, folderId },
    appId: app.appId,
    creatorId: app.person?.objectId ?? app.appId,
    clientState: asked.clientState ?? null,
    latestSupportedTlsVersion: asked.latestSupportedTlsVersion ?? 'v1_2',
    entryId: mailbox.entryId,
    withImmutableIds: prefersImmutableIds(request),
  })
  return answered(201, request, subscription)
}

/** Throws `subscriptionOver`, `subscriptionTooLong`. The life counts on the virtual calendar. */
function expiryOf({ clock }: Services, text: string): Date {
  const expires = new Date(text)
  const now = clock.now()
  if (expires <= now) throw new GraphRefusal('subscriptionOver', graphTime(now))
  const isTooLong = expires.getTime() - now.getTime() > lifeMinutesMax * 60_000
  if (isTooLong) throw new GraphRefusal('subscriptionTooLong', String(lifeMinutesMax))
  return expires
}

/**
 * The mailbox of a user whom the app may read: that of the person who signed in, or any that an access policy leaves to the app. Throws
 * `mailDenied`, `personNeeded`, `userInvalid`, `mailboxNotEnabled`, `accessPolicyDenied`.
 */
function watchedMailbox(services: Services, { appId, roles, person }: App, user: string): Mailbox {
  const { directory, apps } = services
  if (!isGranted(roles, 'Mail.ReadBasic.All')) throw new GraphRefusal('mailDenied')
  if (user === signedInKey && person === undefined) throw new GraphRefusal('personNeeded')
  const id = user === signedInKey ? (person?.objectId ?? '') : user
  const found = directory.user(id)
  if (found === undefined) throw new GraphRefusal('userInvalid', id)
  if (person !== undefined && found.objectId !== person.objectId) throw new GraphRefusal('mailDenied')
  const policy = apps.find(appId)?.accessPolicy
  const isKept = person === undefined && policy !== undefined && !isInReach(policy, found.entry.entryId, directory)
  if (isKept) throw new GraphRefusal('accessPolicyDenied')
  return requireLiveMailbox(services, found.entry)
}

/** Throws `subscriptionElsewhere`, and a refusal for each wrong answer to the challenge. */
async function requireTaken(notificationUrl: string): Promise<void> {
  const { protocol, hostname } = new URL(notificationUrl)
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && /^https?:$/.test(protocol)
  if (!isHere) throw new GraphRefusal('subscriptionElsewhere', hostname || protocol)
  // Signs of every kind, so that a receiver that does not decode it is found out.
  const answer = await challenge(notificationUrl, `Validation: ${drawSecret()} <b/>`)
  if (answer === 'another answer') throw new GraphRefusal('subscriptionAnswerOther')
  if (answer === 'not 200') throw new GraphRefusal('subscriptionAnswerNotOk')
  if (answer === 'late') throw new GraphRefusal('subscriptionAnswerLate')
}

function answered(status: number, { url }: WireRequest, subscription: Subscription): WireResponse {
  return jsonResponse(status, { '@odata.context': contextOf(url, 'subscriptions/$entity'), ...shown(subscription) })
}

function shown(subscription: Subscription): object {
  const { id, resource, appId, changeType, clientState, notificationUrl, expires, creatorId } = subscription
  return {
    ...{ id, resource, applicationId: appId, changeType, clientState, notificationUrl },
    notificationQueryOptions: null,
    lifecycleNotificationUrl: null,
    expirationDateTime: graphTime(expires),
    creatorId,
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  }
}
