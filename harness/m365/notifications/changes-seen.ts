import type { SubscribedChange } from '../../contract/index.ts'
import type { ChangedMailbox } from '../mailbox/mailbox-change.ts'
import type { Message } from '../mailbox/message.ts'
import type { Subscription } from './subscriptions.ts'

/** A change of a message, as a subscription sees it. */
export interface ChangeSeen {
  change: SubscribedChange
  /** Its state before, for a message that is gone. */
  message: Message
}

/**
 * What a subscription sees of a change: nothing, one change, or two. A message that moves gets another id, so that for a whole mailbox one is
 * gone and another one there; a message that leaves the folder is gone. Recoverable Items are not part of a mailbox here.
 */
export function changesSeen(
  { folderId, withImmutableIds }: Pick<Subscription, 'folderId' | 'withImmutableIds'>,
  { folders }: Pick<ChangedMailbox, 'folders'>,
  { before, after }: { before: Message | undefined; after: Message | undefined },
): ChangeSeen[] {
  const recoverable = new Set(folders.recoverable().map((folder) => folder.folderId))
  const seen = (message: Message | undefined): Message | undefined => {
    if (message === undefined || recoverable.has(message.folderId)) return undefined
    return folderId === undefined || folderId === message.folderId ? message : undefined
  }
  const [gone, there] = [seen(before), seen(after)]
  if (gone === undefined) return there === undefined ? [] : [{ change: 'created', message: there }]
  if (there === undefined) return [{ change: 'deleted', message: gone }]
  if (withImmutableIds || gone.messageId === there.messageId) return [{ change: 'updated', message: there }]
  return [
    { change: 'deleted', message: gone },
    { change: 'created', message: there },
  ]
}
