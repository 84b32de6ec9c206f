import type { StateTables, StoredForm } from '../../../control/state/state-tables.ts'
import { numberOfMessageId } from '../../graph/identifiers.ts'
import type { FolderTree } from '../folder-tree.ts'
import type { Message } from '../message.ts'
import { ArrivalsByHash } from './arrivals-by-hash.ts'
import { NumberList } from './number-list.ts'
import { hashOf, StoredMessage } from './stored-message.ts'
import { StoredMessages, storedOf } from './stored-messages.ts'

/** The messages of a mailbox by their ids, in memory or in a store. */
export interface MessageTable {
  /** What it has at the beginning. */
  held(): Iterable<Message>
  find(messageId: string): Message | undefined
  findImmutable(immutableId: string): Message | undefined
  /** Whether it has this message, and not another state of it. */
  has(message: Message): boolean
  /** Keeps a message, in place of its state before. Returns it as it is in the mailbox from now on. */
  keep(message: Message, before: Message | undefined): Message
  remove(message: Message): void
}

/** The messages that the tables hold. `folders` have those that are present. */
export function messageTableOf(
  { tables, messageForm }: { tables: StateTables; messageForm: StoredForm<Message> | undefined },
  folders: Pick<FolderTree, 'all' | 'get'>,
): MessageTable {
  const { storedMap, spill } = tables
  if (spill !== undefined) return createSpilledTable(folders)
  return storedMap === undefined || messageForm === undefined
    ? createMemoryTable(tables, messageForm)
    : createStoredTable(storedMap, messageForm, folders)
}

function createMemoryTable(tables: StateTables, messageForm: StoredForm<Message> | undefined): MessageTable {
  const byId = tables.map('messages', messageForm)
  // Made when somebody asks for a message by it: it takes as much memory as a tenth of the messages, and few clients do.
  let byImmutableId: Map<string, Message> | undefined
  return {
    held: () => byId.values(),
    find: (messageId) => byId.get(messageId),
    findImmutable: (immutableId) => {
      byImmutableId ??= new Map(Array.from(byId.values(), (message) => [message.immutableId, message]))
      return byImmutableId.get(immutableId)
    },
    has: (message) => byId.get(message.messageId) === message,
    keep: (message) => {
      byId.set(message.messageId, message)
      byImmutableId?.set(message.immutableId, message)
      return message
    },
    remove: ({ messageId, immutableId }) => {
      byId.delete(messageId)
      byImmutableId?.delete(immutableId)
    },
  }
}

/** For folders that spill their messages: it keeps only two numbers of each, and finds it in its folder. */
function createSpilledTable(folders: Pick<FolderTree, 'all' | 'get'>): MessageTable {
  // Both rise, because ids and arrivals are counted up.
  const numbers = new NumberList()
  const arrivals = new NumberList()
  const at = (arrived: number): Message | undefined => {
    for (const { messages } of folders.all()) {
      const found = messages.get(arrived)
      if (found !== undefined) return found
    }
    return undefined
  }
  return {
    held: () => [],
    find: (messageId) => {
      const number = numberOfMessageId(messageId)
      const index = number === undefined ? -1 : numbers.placeOf(number)
      const found = index === -1 ? undefined : at(arrivals.at(index))
      // Another mailbox has ids with the same numbers.
      return found?.messageId === messageId ? found : undefined
    },
    findImmutable: (immutableId) => {
      for (const { messages } of folders.all()) {
        for (const message of messages.values()) if (message.immutableId === immutableId) return message
      }
      return undefined
    },
    has: (message) => at(message.arrived)?.changed === message.changed,
    keep: (message, before) => {
      const number = numberOfMessageId(message.messageId) ?? 0
      if (before === undefined && number > numbers.last) {
        numbers.push(number)
        arrivals.push(message.arrived)
      }
      return message
    },
    remove: () => {},
  }
}

function createStoredTable(
  storedMap: NonNullable<StateTables['storedMap']>,
  messageForm: StoredForm<Message>,
  folders: Pick<FolderTree, 'all' | 'get'>,
): MessageTable {
  const present = (): StoredMessage[] => folders.all().flatMap(({ messages }) => [...messages.values()].map(storedOf))
  const byId = storedMap('messages', messageForm, {
    present: () => present().map((stored) => [stored.messageId, stored] as const),
  })
  const { source } = byId
  const withHash = (hash: number): StoredMessage[] =>
    folders.all().flatMap(({ messages }) => (messages instanceof StoredMessages ? messages.withHash(hash) : []))
  // Numbers of arrival, made when somebody asks for a message by its immutable id, as in memory. One of several messages with one hash is in it.
  let byHash: ArrivalsByHash | undefined
  return {
    held: function* () {
      for (const { value, place } of byId.held()) yield StoredMessage.of(source, value, place)
    },
    find: (messageId) =>
      byId.find(messageId, ({ folderId, arrived }) => {
        const message = folders.get(folderId)?.messages.get(arrived)
        return message && storedOf(message)
      }) as StoredMessage | undefined,
    findImmutable: (immutableId) => {
      const hash = hashOf(immutableId)
      const isIt = (stored: StoredMessage | undefined): stored is StoredMessage =>
        stored?.immutableHash === hash && stored.immutableId === immutableId
      byHash ??= arrivalsByHash(folders)
      const arrived = byHash.get(hash)
      if (arrived === undefined) return undefined
      for (const { messages } of folders.all()) {
        const likely = messages.get(arrived)
        if (likely !== undefined && isIt(storedOf(likely))) return likely
      }
      return withHash(hash).find(isIt)
    },
    has: (message) => byId.has(storedOf(message), () => message.messageId),
    keep: (message, before) => {
      const stored = message instanceof StoredMessage ? message : StoredMessage.of(source, message)
      byId.set(message.messageId, stored, before && storedOf(before))
      byHash?.set(stored.immutableHash, stored.arrived)
      return stored
    },
    remove: (message) => {
      const stored = storedOf(message)
      byId.delete(message.messageId, stored)
      byHash?.delete(stored.immutableHash, stored.arrived)
    },
  }
}

function arrivalsByHash(folders: Pick<FolderTree, 'all'>): ArrivalsByHash {
  const byHash = new ArrivalsByHash()
  for (const { messages } of folders.all()) {
    if (!(messages instanceof StoredMessages)) continue
    const { arrived, hashes } = messages.arrivalsWithHashes()
    for (const [at, hash] of hashes.entries()) byHash.set(hash, arrived[at] ?? 0)
  }
  return byHash
}
