import { type Html, html } from '../../markup/markup.ts'
import { conversationAddress } from '../addresses.ts'
import { counted } from '../shell/shown.ts'
import type { Conversation, Happening } from './conversation.ts'
import type { ConversationPart } from './conversation-part.ts'

/** Each may have forms, so that more make a slow page. */
const happeningsOfPage = 50

/** What one page of a conversation shows. */
export interface ConversationView {
  /** Oldest first, as on a phone. */
  happenings: readonly Happening[]
  /** Whether it ends with the present: only there is something typed. */
  isNewest: boolean
  /** How much is shown, and the ways to older and newer items; nothing for a conversation that is shown whole. */
  ways: Html
}

/** Where a page of a conversation begins. Everything else in an address means the newest page. */
export interface ConversationPlace {
  before: Date | undefined
  /** Pages count from 1, from the newest on. */
  page: number
}

/** The place that an address names with `before` and `page`. */
export function placeIn(query: URLSearchParams): ConversationPlace {
  const at = Date.parse(query.get('before') ?? '')
  const page = Math.floor(Number(query.get('page') ?? '1'))
  return { before: Number.isFinite(at) ? new Date(at) : undefined, page: page >= 1 && page < 1_000 ? page : 1 }
}

/** The items of a page, and the ways from it. A page after the last one is the last one. */
export function conversationView(
  chatId: string,
  { conversation, olderBefore }: ConversationPart,
  { before, page: asked }: ConversationPlace,
): ConversationView {
  const all: Conversation['happenings'] = conversation?.happenings ?? []
  const pages = Math.max(1, Math.ceil(all.length / happeningsOfPage))
  const page = Math.min(asked, pages)
  const end = all.length - (page - 1) * happeningsOfPage
  const happenings = all.slice(Math.max(0, end - happeningsOfPage), end)
  const isNewest = before === undefined && page === 1
  const older = page < pages ? { before, page: page + 1 } : olderBefore && { before: olderBefore, page: 1 }
  if (isNewest && older === undefined) return { happenings, isNewest, ways: html`` }
  const link = (to: ConversationPlace, words: string): Html =>
    html`<a class="button" href="${addressOf(chatId, to)}">${words}</a>`
  const words =
    happenings.length === 0
      ? 'The site has items of other conversations only at that time.'
      : `${counted(happenings.length, 'item')} of this conversation${isNewest ? ', the newest' : ''}.`
  const ways = html`<div class="position"><p>${words}</p><nav aria-label="Pages" class="buttons">
${older === undefined ? html`<span class="quiet">The conversation began here.</span>` : link(older, 'Older')}
${isNewest ? '' : link({ before: undefined, page: 1 }, 'Newest')}</nav></div>`
  return { happenings, isNewest, ways }
}

function addressOf(chatId: string, { before, page }: ConversationPlace): string {
  const query = new URLSearchParams()
  if (before !== undefined) query.set('before', before.toISOString())
  if (page > 1) query.set('page', String(page))
  return `${conversationAddress(chatId)}${query.size === 0 ? '' : `?${query}`}`
}
