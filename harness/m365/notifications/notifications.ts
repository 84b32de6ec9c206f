import type { ChangeNotification } from '../../contract/index.ts'
import type { Directory } from '../directory/directory.ts'
import { graphTime } from '../graph/graph-time.ts'
import { entityTag } from '../mailbox/entity-tag.ts'
import type { MailboxStore } from '../mailbox/mailbox-store.ts'
import { type ChangeSeen, changesSeen } from './changes-seen.ts'
import type { NotificationSender } from './notification-sender.ts'
import { isTold, type Subscription, type Subscriptions } from './subscriptions.ts'

/** Has the changes of all mailboxes sent to those who subscribed to them. */
export function tellSubscribers(
  parts: {
    tenantId: string
    directory: Directory
    mailboxes: Pick<MailboxStore, 'told'>
    subscriptions: Subscriptions
  },
  sender: Pick<NotificationSender, 'send'>,
): void {
  const { tenantId, directory, mailboxes, subscriptions } = parts
  mailboxes.told.listen(
    ['create', 'update', 'move', 'soft delete', 'blocked delete', 'hard delete'],
    ({ mailbox, before, after }) => {
      for (const subscription of subscriptions.ofMailbox(mailbox.entryId)) {
        const { objectId } = directory.object(mailbox.entryId)
        for (const seen of changesSeen(subscription, mailbox, { before, after })) {
          if (!isTold(subscription, seen.change)) continue
          const { id, appId, notificationUrl: url } = subscription
          const line = { id, url, isThere: () => subscriptions.find(id, appId) !== undefined }
          sender.send(line, notificationOf(subscription, seen, { tenantId, objectId }))
        }
      }
    },
  )
}

function notificationOf(
  { id: subscriptionId, expires, clientState, withImmutableIds }: Subscription,
  { change, message }: ChangeSeen,
  { tenantId, objectId }: { tenantId: string; objectId: string },
): ChangeNotification {
  const id = withImmutableIds ? message.immutableId : message.messageId
  const resource = `Users/${objectId}/Messages/${id}`
  return {
    subscriptionId,
    subscriptionExpirationDateTime: graphTime(expires),
    changeType: change,
    resource,
    ...(clientState === null ? {} : { clientState }),
    tenantId,
    resourceData: {
      '@odata.type': '#Microsoft.Graph.Message',
      '@odata.id': resource,
      ...(change === 'deleted' ? {} : { '@odata.etag': entityTag(message) }),
      id,
    },
  }
}
