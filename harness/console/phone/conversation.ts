import { z } from 'zod'
import { type CapturedParticipant, type Chat, type Item, itemSchema, type User } from '../../contract/index.ts'
import { drawSecret } from '../../control/seed.ts'
import { conversationIdPrefix } from '../addresses.ts'
import type { ConsoleServices } from '../services.ts'
import { itemsIn, newestIn, usersOf } from '../site-users.ts'

/** Somebody in a conversation. */
export interface Member {
  number: string
  name: string
  /** Absent: no user of the site, so that nothing is captured on their phone. */
  user?: User
}

/** What happened once, however many phones captured it. */
export interface Happening {
  /** The first capture of it. */
  item: Item
  captures: number
}

/** A conversation that was typed in the console, as the site has it. */
export interface Conversation {
  chat: Chat
  /** Who is in it now. */
  members: Member[]
  happenings: Happening[]
}

/** The chat id of a conversation that begins now. It says when that was: only the site keeps conversations. */
export function newChatId(now: Date): string {
  return `${conversationIdPrefix}${now.getTime()}-${drawSecret().slice(0, 8)}`
}

/** When a conversation began; undefined for an id that is not one of the console. */
export function beganAt(chatId: string): Date | undefined {
  const [, ms] = /^console-(\d{1,15})-/.exec(chatId) ?? []
  return ms === undefined ? undefined : new Date(Number(ms))
}

/** A whole conversation, for what is done in it; undefined if the site has nothing of it. */
export async function conversationOf(
  services: ConsoleServices,
  chatId: string,
  now: Date,
): Promise<Conversation | undefined> {
  const from = beganAt(chatId)
  if (from === undefined) return undefined
  // The clock may have been set back since.
  const [{ items }, users] = await Promise.all([
    itemsIn(services.site, { from, to: new Date(Math.max(now.getTime(), from.getTime()) + dayMs) }),
    usersOf(services.site),
  ])
  return conversationsIn(typedItems(items), users).find(({ chat }) => chat.chatId === chatId)
}

/** A day in milliseconds. */
export const dayMs: number = 24 * 60 * 60 * 1000

/** So many items of the site are looked at for conversations: the site cannot be asked for those of the console alone. */
export const recentItemsMax = 1_000

/** The conversations of the console among the newest items of the last thirty days. */
export interface RecentConversations {
  /** Newest first. */
  conversations: Conversation[]
  /** Whether there are older items of these days, which nobody looked at. */
  isCut: boolean
}

/** Reads them from the site. */
export async function recentConversations(services: ConsoleServices, now: Date): Promise<RecentConversations> {
  const window = { from: new Date(now.getTime() - 30 * dayMs), to: new Date(now.getTime() + dayMs) }
  const [{ items, isWhole }, users] = await Promise.all([
    newestIn(services.site, window, recentItemsMax),
    usersOf(services.site),
  ])
  return { conversations: conversationsIn(typedItems(items), users).reverse(), isCut: !isWhole }
}

const typedSchema = z.object({ chat: z.object({ chatId: z.string().startsWith(conversationIdPrefix) }) })

/** The items that were typed in the console. Only these are checked. */
export function typedItems(items: readonly unknown[]): Item[] {
  // A raw item of a fixture may say that it is of such a conversation, and be no item of the contract.
  return items
    .filter((item) => typedSchema.safeParse(item).success)
    .flatMap((item) => itemSchema.safeParse(item).data ?? [])
}

/** The conversations of items that are in the order of their capture; those that began first come first. */
export function conversationsIn(items: readonly Item[], users: readonly User[]): Conversation[] {
  const byNumber = new Map(users.filter(({ status }) => status !== 'Deleted').map((user) => [user.number, user]))
  const conversations = new Map<string, Conversation>()
  for (const item of items) {
    const { chat } = item
    const conversation = conversations.get(chat.chatId) ?? { chat, members: [], happenings: [] }
    conversations.set(chat.chatId, conversation)
    const known = conversation.happenings.find((each) => each.item.archiveMessageId === item.archiveMessageId)
    if (known !== undefined) {
      known.captures += 1
      continue
    }
    conversation.happenings.push({ item, captures: 1 })
    conversation.members = membersAfter(item).map(({ number, name }) => {
      const user = byNumber.get(number)
      return { number, name, ...(user !== undefined && { user }) }
    })
  }
  return [...conversations.values()]
}

/** Who is in the conversation after an item: everybody in it, without somebody who left. */
function membersAfter({ kind, participants }: Item): Item['participants'] {
  return kind === 'system' ? participants.filter(({ role }) => role === 'recipient') : participants
}

/** The participants of an event: one sends, the others receive. */
export function participantsOf(members: readonly Member[], sender: Member): CapturedParticipant[] {
  return members.map(({ number, name }) => ({
    ...{ number, name },
    role: number === sender.number ? 'sender' : 'recipient',
  }))
}
