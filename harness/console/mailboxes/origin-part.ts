import { z } from 'zod'
import { archivePlanePaths, type Item, itemSchema } from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { conversationAddress, conversationIdPrefix } from '../addresses.ts'
import { ApiRefusal } from '../refusal.ts'
import type { ConsoleServices } from '../services.ts'
import { chip, emptyState, factsHtml, instantHtml } from '../shell/shown.ts'
import type { ReadMessage } from './graph-mail.ts'

/** The header with the id of the message that phones captured. Specification: header fields of an archived item. */
const idHeader = 'x-telemessage-archivemessageid'
/** How far from the date of the mail an item is looked for: mail has whole seconds. */
const aroundMs = 2_000
/** Pages of the site are followed no further than this. */
const pagesMax = 50

/** The way from an archived message back to the phone and the chat: what the site has captured under the id in its header. */
export async function originHtml({ site, facts }: ConsoleServices, message: ReadMessage): Promise<Html> {
  const archiveMessageId = message.internetMessageHeaders?.find(({ name }) => name.toLowerCase() === idHeader)?.value
  if (archiveMessageId === undefined) {
    return emptyState(`The message does not come from ${facts.archiverName}: it has no X-TELEMESSAGE-ArchiveMessageID.`)
  }
  const items = await capturesOf(site, archiveMessageId, message.sentDateTime ?? message.receivedDateTime).catch(
    (error: unknown) => {
      if (error instanceof ApiRefusal) return error
      throw error
    },
  )
  if (items instanceof ApiRefusal) {
    return html`<p>${chip('warn', 'not known')} The site refused to say it: ${items.message} (${items.code})</p>`
  }
  if (items.length === 0) {
    return html`<p>${chip('warn', 'not found')} The site has no valid item under the id <code>${archiveMessageId}</code> at that time.</p>`
  }
  return html`${items.map(captureHtml)}`
}

function captureHtml(item: Item): Html {
  const { chat, participants, network, source, kind, captureTime, eventTime, itemId } = item
  return html`<div class="card"><p class="lead">${phoneWords(item)}</p>
${factsHtml([
  ['Kind', kind],
  ['Sent', instantHtml(eventTime)],
  ['Captured', html`${instantHtml(captureTime)} by the ${source}, from ${network}`],
  ['Chat', html`${chatWords(item)} <code>${chat.chatId}</code>`],
  ['Participants', participants.map(({ name, number, role }) => `${name} +${number} (${role})`).join(', ')],
  ['Item', html`<code>${itemId}</code>`],
])}${chat.chatId.startsWith(conversationIdPrefix) ? html`<p><a href="${conversationAddress(chat.chatId)}">Open this chat on the phones</a></p>` : ''}</div>`
}

/** The archive does not say which phone captured an item, but whether it was that of the sender. */
function phoneWords({ direction, participants }: Item): string {
  const role = direction === 'outgoing' ? 'sender' : 'recipient'
  const those = participants.filter((one) => one.role === role)
  const users = those.filter(({ userEmailAddress }) => userEmailAddress !== undefined)
  const names = (users.length === 0 ? those : users).map(({ name, number }) => `${name} +${number}`)
  const whose = names.length === 1 ? names.join('') : `one of ${names.join(', ')}`
  return `The phone of ${whose}, which ${direction === 'outgoing' ? 'sent' : 'received'} it`
}

function chatWords({ chat, participants }: Item): string {
  if (chat.type === 'direct')
    return participants.map(({ name, number }) => (name === '' ? `+${number}` : name)).join(' and ')
  return `the ${chat.type === 'group' ? 'group' : 'broadcast list'} ${chat.name ?? ''}`
}

const pageSchema = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() })

/** The items of one message: several if several phones captured it. */
async function capturesOf(
  site: ConsoleServices['site'],
  archiveMessageId: string,
  date: string | null,
): Promise<Item[]> {
  if (date === null) return []
  const at = new Date(date).getTime()
  const window = { from: new Date(at - aroundMs).toISOString(), to: new Date(at + aroundMs).toISOString() }
  const found: Item[] = []
  let cursor: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const query = { ...window, basis: 'event', limit: '500', cursor }
    const answer = await site.ask({ method: 'GET', path: archivePlanePaths.items, query }, pageSchema)
    // Beside it, there may be raw items that are no items of the contract.
    const those = answer.items.map((item) => itemSchema.safeParse(item)).flatMap(({ data }) => data ?? [])
    found.push(...those.filter((item) => item.archiveMessageId === archiveMessageId))
    if (answer.nextCursor === null) break
    cursor = answer.nextCursor
  }
  return found
}
