// The addresses of pages to which other views link.

/** A mailbox. */
export function mailboxAddress(address: string): string {
  return `/mailboxes/${encodeURIComponent(address)}`
}

/** A message in a mailbox. */
export function messageAddress(address: string, messageId: string): string {
  return `${mailboxAddress(address)}/messages/${encodeURIComponent(messageId)}`
}

/** The chat ids of conversations that were typed in the console begin with it. */
export const conversationIdPrefix = 'console-'

/** A conversation on the phones. */
export function conversationAddress(chatId: string): string {
  return `/phones/${encodeURIComponent(chatId)}`
}

/** A user of the site. */
export function userAddress(userId: string): string {
  return `/site/users/${encodeURIComponent(userId)}`
}

/** A connector of the Data connectors page. */
export function connectorAddress(connectorId: string): string {
  return `/connectors/${encodeURIComponent(connectorId)}`
}
