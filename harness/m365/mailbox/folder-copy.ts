import type { Folder } from './folder.ts'
import type { Mailbox } from './mailbox.ts'

/** Copies a folder with all that is in it below another one; returns the copy. The caller makes sure that the name is free. */
export function copyTree(
  mailbox: Mailbox,
  { folderId, displayName, type, isHidden, messages }: Folder,
  to: Folder,
): Folder {
  // The copy of a well-known folder is an ordinary one.
  const plan = { displayName, type, ...(isHidden === undefined ? {} : { isHidden }) }
  const copy = mailbox.folders.add(plan, to.folderId)
  for (const message of messages.values()) mailbox.put(copy, message)
  for (const child of mailbox.folders.children(folderId, 'hidden too')) copyTree(mailbox, child, copy)
  return copy
}
