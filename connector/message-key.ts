import { createHash } from 'node:crypto'

/** Kinds of item that say something about another message. Some archives give them the id of that message. */
const laterKinds = ['deletion', 'edit']

/** What identifies a message, of the fields of an item. */
export interface Identifying {
  archiveMessageId: string
  kind: string
  chat: { type: string; chatId: string }
  text: string
  /** `sha256` in hex, where it was served. */
  attachments: readonly { sha256?: string | undefined; declaredSizeBytes: number }[]
}

/**
 * What makes two captures the same message (CAP-10 to CAP-12; docs/decisions/0028): the `archiveMessageId`, whether it is a message, a
 * deletion or an edit, its group, its text and the bytes of its files. The first phone may have seen a placeholder, and the second
 * the text: by the id alone the text would never be archived. A direct chat and a broadcast have other ids on other phones, so they
 * do not count. It is made of the item alone, so that it is the same in every order, after every crash and without any state.
 */
export function messageKey({ archiveMessageId, kind, chat, text, attachments }: Identifying): string {
  const event = laterKinds.includes(kind) ? kind : 'message'
  const group = chat.type === 'group' ? chat.chatId : ''
  const files = attachments.map(({ sha256, declaredSizeBytes }) => sha256 ?? `${declaredSizeBytes} bytes`).sort()
  const identity = JSON.stringify([archiveMessageId, event, group, text, files])
  return `${archiveMessageId}.${createHash('sha256').update(identity).digest('hex').slice(0, 32)}`
}
