import type { WireRequest } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { type EntityType, type ListQuery, metadataOf, readListQuery, resourceOf } from '../graph/odata/index.ts'
import { preferredPageSize } from '../graph/preferences.ts'
import { rowOf } from '../mail/mail-answer.ts'
import type { MessageRow } from '../mail/message-type.ts'
import { messagesChanged } from '../mailbox/folder.ts'
import type { FolderInMailbox } from '../mailbox/mail-folder.ts'
import type { Message } from '../mailbox/message.ts'
import { underId } from '../mailbox/message-ids.ts'
import type { Removal } from '../mailbox/removal-log.ts'
import type { DeltaEntry, FollowedList } from './follow-changes.ts'
import { mailLinkLifeDays } from './link-life.ts'

const options = ['$select', '$expand', '$top', '$filter', '$orderby', 'changeType']

/** What a first request may ask for by `changeType`. */
type ChangeType = 'created' | 'updated' | 'deleted'

/** The messages of a folder, for a client that follows their changes; with the properties that `type` shows. */
export function messageChanges(
  { mailbox, folder }: FolderInMailbox,
  request: WireRequest,
  { type, now }: { type: EntityType<MessageRow>; now: Date },
): FollowedList {
  return {
    list: `messages ${mailbox.mailboxId} ${folder.folderId}`,
    options,
    changes: mailbox.changes,
    oldest: mailbox.removals.forgottenUntil(),
    now,
    lifeDays: mailLinkLifeDays,
    read: (url) => {
      const pageSize = preferredPageSize(request)
      const query = readListQuery(withoutChangeType(url), { type, store: 'exchange', pageSize })
      requireFollowable(query)
      const wanted = changeTypeIn(url)
      const isWanted = (kind: ChangeType): boolean => wanted === undefined || wanted === kind
      const kindOf = ({ arrived }: Message, since: number): ChangeType => (arrived > since ? 'created' : 'updated')
      return {
        top: query.range.top,
        metadata: metadataOf('Collection(message)', query),
        entries: (since, until) => [
          ...messagesChanged(folder, since, until)
            .filter((message) => isWanted(kindOf(message, since)) && isRecent(query, message))
            .map(
              (message): DeltaEntry => ({
                place: placeOf(message, query),
                show: async () => ({
                  '@odata.type': '#microsoft.graph.message',
                  ...resourceOf(await rowOf(message, request), query),
                }),
              }),
            ),
          ...(since === 0 || !isWanted('deleted') ? [] : removed({ mailbox, folder }, { since, until }, request)),
        ],
      }
    },
  }
}

function withoutChangeType(url: URL): URL {
  const rest = new URL(url)
  rest.searchParams.delete('changeType')
  return rest
}

function changeTypeIn({ searchParams }: URL): ChangeType | undefined {
  const changeType = searchParams.get('changeType')?.toLowerCase()
  if (changeType === undefined) return undefined
  if (changeType === 'created' || changeType === 'updated' || changeType === 'deleted') return changeType
  throw new GraphRefusal('pagingInvalid', 'changeType (created, updated or deleted)')
}

/** Throws `expressionUnsupported`: only `receivedDateTime ge …` and `gt`, and `receivedDateTime desc`, can be followed. */
function requireFollowable({ filter, orderBy }: ListQuery<MessageRow>): void {
  const node = filter?.node
  if (node !== undefined) {
    const isAfter = node.kind === 'compare' && (node.operator === 'ge' || node.operator === 'gt')
    const path = isAfter && node.left.kind === 'path' ? node.left.path.join('/') : ''
    if (path.toLowerCase() !== 'receiveddatetime') throw new GraphRefusal('deltaQueryUnsupported', '$filter')
  }
  if (orderBy === undefined) return
  const isLatestFirst = orderBy.paths.length === 1 && orderBy.paths[0]?.toLowerCase() === 'receiveddatetime'
  if (!isLatestFirst || orderBy.directions[0] !== 'desc') throw new GraphRefusal('deltaQueryUnsupported', '$orderby')
}

/** Whether a message passes the filter; only its time of arrival is asked for, and no content is parsed. */
function isRecent({ filter }: ListQuery<MessageRow>, message: Message): boolean {
  return filter === undefined || filter.matches({ message, id: message.messageId } as MessageRow)
}

function placeOf(message: Message, { orderBy }: ListQuery<MessageRow>): number[] {
  if (orderBy === undefined) return [message.changed]
  return [-(message.receivedTime?.getTime() ?? 0), -message.createdSequence]
}

/** What left the folder. With immutable ids, a message that came back never left. */
function removed(
  { mailbox, folder }: FolderInMailbox,
  { since, until }: { since: number; until: number },
  request: WireRequest,
): DeltaEntry[] {
  const isHere = ({ id }: { id: string }): boolean => mailbox.message(id)?.folderId === folder.folderId
  return mailbox.removals
    .after(since)
    .filter((removal) => removal.folderId === folder.folderId && removal.changed <= until)
    .map((removal) => ({ removal, id: underId(removal, request).id }))
    .filter((left) => !isHere(left))
    .map(({ removal, id }) => ({ place: placeOfRemoval(removal), show: () => leftOf('message', id) }))
}

function placeOfRemoval({ changed }: Removal): number[] {
  return [changed]
}

/** What an answer says of a resource that is gone. */
export function leftOf(
  type: 'message' | 'mailFolder',
  id: string,
): { '@odata.type': string; id: string; '@removed': { reason: string } } {
  return { '@odata.type': `#microsoft.graph.${type}`, id, '@removed': { reason: 'deleted' } }
}
