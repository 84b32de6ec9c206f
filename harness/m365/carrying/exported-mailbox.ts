import type { ExportedMailbox, ExportScope, FilledFolder, LeftOut } from '../../mail-files/carried/carried-mailbox.ts'
import { CarryRefusal } from '../../mail-files/carried/carry-refusal.ts'
import type { ContentSearch } from '../compliance/content-search/content-search.ts'
import { GraphRefusal } from '../graph/errors.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Message } from '../mailbox/message.ts'
import { carriedMessage } from './carried-message.ts'
import { isInside, type PlacedFolder, placedFolders } from './placed-folders.ts'

/**
 * A mailbox, or a part of one, as it is at this moment: what comes later is not in it. Throws a CarryRefusal `folder-unknown`,
 * `search-unreadable`.
 */
export async function exportedMailbox(
  mailbox: Mailbox,
  { folder, search, withRecoverable }: ExportScope,
  contentSearch: Pick<ContentSearch, 'search'>,
): Promise<Pick<ExportedMailbox, 'folders' | 'leftOut'>> {
  const found = search === undefined ? undefined : await searched(contentSearch, search, mailbox)
  // From here on nothing waits: all messages are those of one moment.
  const { chosen, recoverable, hidden } = placedFolders(mailbox)
  const inScope = [...chosen, ...(withRecoverable ? recoverable : [])].filter(({ place }) => isInside(place, folder))
  if (folder !== undefined && inScope.length === 0) {
    throw new CarryRefusal('folder-unknown', `the mailbox has no folder ${folder.join('/')}`)
  }
  const isWanted = (message: Message): boolean => found === undefined || found.hits.has(message)
  const folders = inScope.map((placed) => filledFolder(placed, isWanted))
  const count = (those: readonly PlacedFolder[]): number =>
    those.reduce((sum, one) => sum + [...one.folder.messages.values()].filter(isWanted).length, 0)
  const leftOut: LeftOut[] = [
    ...(withRecoverable || folder !== undefined
      ? []
      : [{ reason: 'in Recoverable Items, which were not asked for', messageCount: count(recoverable) }]),
    ...(folder === undefined ? [{ reason: 'in folders that no user sees', messageCount: count(hidden) }] : []),
    ...(found === undefined
      ? []
      : [{ reason: 'may match in a part that cannot be read', messageCount: found.partiallyIndexedCount }]),
  ]
  return {
    folders: folders.filter(({ isNamed }) => isNamed),
    leftOut: leftOut.filter(({ messageCount }) => messageCount > 0),
  }
}

async function searched(
  { search }: Pick<ContentSearch, 'search'>,
  query: string,
  mailbox: Mailbox,
): Promise<{ hits: ReadonlySet<Message>; partiallyIndexedCount: number }> {
  try {
    const { hits, partiallyIndexed } = await search(query, [mailbox])
    return { hits: new Set(hits.map(({ message }) => message)), partiallyIndexedCount: partiallyIndexed.length }
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error
    throw new CarryRefusal('search-unreadable', error.message, error)
  }
}

/** A folder with its messages. It is not named in the export if every mailbox has it and nothing of it is exported. */
function filledFolder(
  { folder, place }: PlacedFolder,
  isWanted: (message: Message) => boolean,
): FilledFolder & { isNamed: boolean } {
  // Messages never change, so the list shows this moment for as long as it is read.
  const messages = [...folder.messages.values()].filter(isWanted)
  const { wellKnownName, type: folderClass } = folder
  return {
    folder: { ...place, folderClass },
    messageCount: messages.length,
    messages: async function* () {
      for (const message of messages) yield await carriedMessage(message)
    },
    isNamed: messages.length > 0 || (wellKnownName === undefined && !place.isRecoverable),
  }
}
