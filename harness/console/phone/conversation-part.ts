import type { Item } from '../../contract/index.ts'
import type { ConsoleServices } from '../services.ts'
import { newestIn, usersOf, type Window } from '../site-users.ts'
import { beganAt, type Conversation, conversationsIn, dayMs, recentItemsMax, typedItems } from './conversation.ts'

/** A piece of a conversation. */
export interface ConversationPart {
  /** What happened in it, oldest first; undefined if none of the items that were looked at is of the conversation. */
  conversation: Conversation | undefined
  /** Older items of the site were captured before this instant, and nobody has looked at them; undefined: all items were looked at. */
  olderBefore: Date | undefined
}

/** As soon as there are so many items of the conversation, no older ones are looked for. */
const enough = 100
/** A busy site may have captured many items of others in between. */
const looksMax = 5

/**
 * The newest part of a conversation, or the newest one that the site captured before an instant. The site cannot be asked for one
 * conversation: its items are looked at from the newest on, up to 5,000 of them. Undefined for an id that is not one of the console.
 */
export async function conversationPartOf(
  services: ConsoleServices,
  chatId: string,
  { now, before }: { now: Date; before: Date | undefined },
): Promise<ConversationPart | undefined> {
  const from = beganAt(chatId)
  if (from === undefined) return undefined
  const users = await usersOf(services.site)
  // The clock may have been set back since.
  const present = new Date(Math.max(now.getTime(), from.getTime()) + dayMs)
  let to: Date | undefined = before !== undefined && before < present ? before : present
  const found: Item[] = []
  for (let looks = 0; looks < looksMax && to !== undefined && found.length < enough; looks += 1) {
    const part = await itemsBefore(services, { from, to })
    found.unshift(...part.items.filter(({ chat }) => chat.chatId === chatId))
    to = part.olderBefore
  }
  return { conversation: conversationsIn(found, users).at(0), olderBefore: to }
}

async function itemsBefore(
  { site }: ConsoleServices,
  window: Window,
): Promise<{ items: Item[]; olderBefore: Date | undefined }> {
  if (window.to <= window.from) return { items: [], olderBefore: undefined }
  const { items, isWhole } = await newestIn(site, window, recentItemsMax)
  const oldest = isWhole ? undefined : captureTimeOf(items[0])
  // What cannot be told apart by its time would be asked for again and again.
  const olderBefore = oldest !== undefined && oldest < window.to ? oldest : undefined
  return { items: typedItems(items), olderBefore }
}

function captureTimeOf(item: unknown): Date | undefined {
  const time = typeof item === 'object' && item !== null ? Reflect.get(item, 'captureTime') : undefined
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN
  return Number.isFinite(at) ? new Date(at) : undefined
}
