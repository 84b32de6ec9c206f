import type { BehaviourArea } from './behaviour.ts'

const graph = 'https://learn.microsoft.com/en-us/graph'
const webhooks = `${graph}/change-notifications-delivery-webhooks`
const subscription = `${graph}/api/resources/subscription`

/** Change notifications by webhooks. */
export const notifications: BehaviourArea = {
  area: 'notifications',
  title: 'Change notifications',
  behaviours: [
    {
      id: 'notifications.validation',
      sentence:
        'Before there is a subscription, its address must answer `?validationToken=…` with 200, `text/plain` and the decoded token, within ten seconds.',
      source: webhooks,
      status: 'documented',
    },
    {
      id: 'notifications.changes',
      sentence:
        'Created, updated and deleted messages are told with the id of the message, the state of the client, the tenant, and the expiry of the subscription; of the message itself, with nothing more than its entity tag.',
      source: webhooks,
      status: 'documented',
    },
    {
      id: 'notifications.folder',
      sentence:
        'To a subscription to a folder, a message that leaves the folder is deleted, and one that comes into it is created.',
      source: 'Microsoft does not say what a folder tells of moves',
      status: 'ours',
    },
    {
      id: 'notifications.moved',
      sentence:
        'In a whole mailbox, a message that moves gets another id, so that one is deleted and another one created; with `IdType="ImmutableId"` it is updated.',
      source: `${graph}/outlook-immutable-id; Microsoft does not say what notifications tell of moves`,
      status: 'ours',
    },
    {
      id: 'notifications.life',
      sentence:
        'A subscription to messages lives for 10,080 minutes at most, and `PATCH` makes its life longer. It expires on the virtual calendar.',
      source: subscription,
      status: 'documented',
    },
    {
      id: 'notifications.own',
      sentence: 'An app sees, renews and deletes its own subscriptions only; those of others are 404.',
      source: `${graph}/api/subscription-list`,
      status: 'documented',
    },
    {
      id: 'notifications.rights',
      sentence:
        'A subscription needs the permission to read the messages; access policies apply, and a person subscribes to their own mailbox only.',
      source: `${graph}/api/subscription-post-subscriptions`,
      status: 'documented',
    },
    {
      id: 'notifications.again',
      sentence:
        'What is not answered with 2xx is sent again: here twice, within two seconds; Microsoft goes on for hours.',
      source: webhooks,
      status: 'ours',
    },
    {
      id: 'notifications.bound',
      sentence:
        'At most 1,000 changes wait for a subscription. Later ones are dropped until some were sent, and delta still has them; Microsoft says so by a lifecycle notification.',
      source: 'https://learn.microsoft.com/en-us/graph/change-notifications-lifecycle-events; the bound is ours',
      status: 'ours',
    },
    {
      id: 'notifications.loopback',
      sentence: 'Notifications go to this machine only, and also without TLS; another address is 400.',
      source: 'The tenant is a simulation, and must not be made to call other hosts; Microsoft demands https',
      status: 'ours',
    },
    {
      id: 'notifications.elsewhere',
      sentence:
        'Lifecycle notifications, resource data, filters of a subscription, and resources other than messages are 501 by name.',
      source: `${subscription}; left out here`,
      status: 'ours',
    },
  ],
}
