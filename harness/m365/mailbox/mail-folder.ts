import type { MailFolder } from '../../contract/index.ts'
import { documentedOfFolders } from '../graph/documented.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { looksLikeStoreId } from '../graph/identifiers.ts'
import { type EntityType, type FieldType, foldCase, type Property, type Resource } from '../graph/odata/index.ts'
import type { Folder } from './folder.ts'
import type { Mailbox } from './mailbox.ts'
import { mailFolderNames } from './well-known-folders.ts'

/** A folder together with the mailbox that it is in. */
export interface FolderInMailbox extends Resource {
  mailbox: Mailbox
  folder: Folder
}

type Shown = Exclude<keyof MailFolder, '@odata.context'>

/** The properties of a mail folder, in Microsoft’s order. */
export const mailFolderProperties = {
  id: { ...property('string', ({ folder }) => folder.folderId), always: true },
  // Exchange ignores letter case in names: a client that looks for "archive" and does not find it could not create it
  // either.
  displayName: { ...property('string', ({ folder }) => folder.displayName), fold: foldCase },
  parentFolderId: property('string', ({ folder }) => folder.parentFolderId ?? ''),
  childFolderCount: property('number', (row) => mailFoldersBelow(row).length),
  unreadItemCount: property('number', ({ folder }) => folder.unreadCount),
  totalItemCount: property('number', ({ folder }) => folder.messages.size),
  sizeInBytes: property('number', ({ folder }) => folder.sizeBytes),
  isHidden: property('boolean', ({ folder }) => folder.isHidden === true),
} satisfies Record<Shown, Property<FolderInMailbox>>

/**
 * A mail folder as Graph shows it; `$expand=childFolders` shows what is directly below it. A filter may name a folder of
 * the mailbox by its well-known name: `parentFolderId eq 'inbox'`.
 */
export function mailFolderTypeIn(mailbox: Mailbox): EntityType<FolderInMailbox> {
  const fold = (folder: string): string => mailbox.folders.resolve(folder)?.folderId ?? folder
  const type: EntityType<FolderInMailbox> = {
    name: 'microsoft.graph.mailFolder',
    documented: documentedOfFolders,
    properties: {
      ...mailFolderProperties,
      id: { ...mailFolderProperties.id, fold },
      parentFolderId: { ...mailFolderProperties.parentFolderId, fold },
    },
    navigations: {
      // Made when it is asked for: a folder contains folders of the same type.
      get childFolders() {
        return { type, items: (row: FolderInMailbox) => mailFoldersBelow(row) }
      },
    },
  }
  return type
}

/** The mail folders directly below one, oldest first. Calendars, contacts and similar folders do not count. */
export function mailFoldersBelow({ mailbox, folder }: FolderInMailbox, hidden?: 'hidden too'): FolderInMailbox[] {
  return mailbox.folders
    .children(folder.folderId, hidden)
    .filter(({ type }) => /^IPF\.Note(?:\.|$)/i.test(type))
    .map((child) => ({ mailbox, folder: child }))
}

/** The folder with an id or a well-known name. Throws `idMalformed`, `itemNotFound`. */
export function mailFolderAt(mailbox: Mailbox, idOrName: string): FolderInMailbox {
  const isOne = looksLikeStoreId(idOrName) || mailFolderNames.includes(idOrName.toLowerCase())
  if (!isOne) throw new GraphRefusal('idMalformed')
  const folder = mailbox.folders.resolve(idOrName)
  if (folder === undefined) throw new GraphRefusal('itemNotFound')
  return { mailbox, folder }
}

function property(type: FieldType, read: (row: FolderInMailbox) => unknown): Property<FolderInMailbox> {
  return { type, read }
}
