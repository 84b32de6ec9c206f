import type { WireRequest } from '../../control/wire.ts'
import { foundIn, type ListQuery, type Projection, pathsIn } from '../graph/odata/index.ts'
import { prefersImmutableIds } from '../graph/preferences.ts'
import type { Folder, MessageList } from '../mailbox/folder.ts'
import type { Message } from '../mailbox/message.ts'
import { allOf, type MessageOrder, messagesInOrder } from '../mailbox/message-order.ts'
import { rowOf } from './mail-answer.ts'
import { type MessageRow, propertiesWithoutContent } from './message-type.ts'

/**
 * The messages of folders that a query finds, in its order; without an order, latest first. Messages are parsed only if the filter or the
 * order is about their content: parsing thousands of stored messages is slow. Without a promise, take a part of the list at once.
 */
export function foundMessages(
  folders: readonly Folder[],
  { filter, orderBy }: Pick<ListQuery<MessageRow>, 'filter' | 'orderBy'>,
  request: WireRequest,
): MessageList | Promise<MessageList> {
  const isContentNeeded =
    hasContent(orderBy?.paths ?? []) || hasContent(filter === undefined ? [] : pathsIn(filter.node))
  if (isContentNeeded) {
    const rows = Promise.all(allOf(messagesInOrder(folders)).map((message) => rowOf(message, request)))
    return rows.then((parsed) => messagesOf(foundIn(parsed, { filter, orderBy })))
  }
  const listed = messagesInOrder(folders, orderBy && orderOf(orderBy, request))
  if (filter === undefined) return listed
  const row = rowsWithoutContent(request)
  return allOf(listed).filter((message) => filter.matches(row(message)))
}

/** The row of a message, parsed only if the answer shows something of its content. */
export async function rowShownBy(
  { select, expand }: Projection<MessageRow>,
  message: Message,
  request: WireRequest,
): Promise<MessageRow> {
  const isContentShown = select === undefined || expand.length > 0 || hasContent(select)
  return isContentShown ? rowOf(message, request) : rowsWithoutContent(request)(message)
}

function orderOf(
  { paths, directions, sorted }: NonNullable<ListQuery<MessageRow>['orderBy']>,
  request: WireRequest,
): MessageOrder {
  const keys = paths.map((path, at) => `${path.toLowerCase()} ${directions[at]}`)
  return {
    // A message is known by one of two ids, as the request prefers.
    name: `${keys.join(',')} ${prefersImmutableIds(request) ? 'immutable ids' : ''}`,
    sorted: (messages) => messagesOf(sorted(messages.map(rowsWithoutContent(request)))),
  }
}

const withoutContent = new Set(propertiesWithoutContent.map((name) => name.toLowerCase()))

function hasContent(paths: readonly string[]): boolean {
  return paths.some((path) => !withoutContent.has(path.toLowerCase()))
}

function messagesOf(rows: readonly MessageRow[]): Message[] {
  return rows.map(({ message }) => message)
}

/** The headers of a request are read once, not for each message. */
function rowsWithoutContent(request: WireRequest): (message: Message) => MessageRow {
  const isImmutable = prefersImmutableIds(request)
  return (message) => new RowWithoutContent(message, isImmutable ? message.immutableId : message.messageId)
}

/** A class, because its getter is made only once: a list has a million of these. */
class RowWithoutContent implements MessageRow {
  readonly message: Message
  readonly id: string

  constructor(message: Message, id: string) {
    this.message = message
    this.id = id
  }

  get properties(): never {
    throw new Error('the content of a message is read that was not parsed')
  }
}
