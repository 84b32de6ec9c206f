import { mailboxAddress, messageAddress } from '../addresses.ts'

/** The address of a mailbox; with a folder and a page of its list. */
export function mailboxPath(user: string, folderId?: string, page = 1): string {
  const query = new URLSearchParams()
  if (folderId !== undefined) query.set('folder', folderId)
  if (page > 1) query.set('page', String(page))
  return `${mailboxAddress(user)}${query.size === 0 ? '' : `?${query}`}`
}

/** The address of a message, or of something below it. */
export function messagePath(user: string, messageId: string, below = ''): string {
  return `${messageAddress(user, messageId)}${below}`
}
