import type { Chat } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import { nameOf, type Person } from '../person.ts'
import { groupNames } from '../phrases.ts'
import type { Conversation } from './conversations.ts'

/** A notice of the phone in a conversation; no person typed it. */
export type Notice = keyof typeof wordings

/** Who did it, and what else the notice names. */
interface Circumstances {
  who: string
  /** Another member. */
  whom: string
  /** The old and the new name of the group. */
  formerName: string
  name: string
}

const wordings = {
  added: ({ who, whom }: Circumstances) => `${who} added ${whom}`,
  removed: ({ who, whom }: Circumstances) => `${who} removed ${whom}`,
  left: ({ who }: Circumstances) => `${who} left`,
  joined: ({ who }: Circumstances) => `${who} joined using this group's invite link`,
  renamed: ({ who, formerName, name }: Circumstances) =>
    `${who} changed the group name from "${formerName}" to "${name}"`,
  'description-changed': ({ who }: Circumstances) => `${who} changed the group description`,
  'icon-changed': ({ who }: Circumstances) => `${who} changed this group's icon`,
  'number-changed': ({ who }: Circumstances) => `${who} changed their phone number to a new number`,
  'messages-disappear': ({ who }: Circumstances) =>
    `${who} turned on disappearing messages. New messages will disappear from this chat 90 days after they are sent.`,
  pinned: ({ who }: Circumstances) => `${who} pinned a message`,
  'security-code-changed': ({ who }: Circumstances) => `Your security code with ${who} changed`,
}

/** Notices in groups only. */
export const groupNotices: readonly Notice[] = [
  'added',
  'removed',
  'left',
  'joined',
  'renamed',
  'description-changed',
  'icon-changed',
]

/** Notices in every conversation. */
export const commonNotices: readonly Notice[] = [
  'number-changed',
  'messages-disappear',
  'pinned',
  'security-code-changed',
]

/** A notice that can occur in a conversation of that type. */
export function pickNotice(chance: Chance, type: Chat['type']): Notice {
  return chance.pick(type === 'group' ? [...groupNotices, ...commonNotices] : commonNotices)
}

/** The words of a notice about what `who` did in a conversation. */
export function noticeText(
  notice: Notice,
  { chance, conversation, who }: { chance: Chance; conversation: Conversation; who: Person },
): string {
  const others = conversation.members.filter((member) => member.number !== who.number)
  const name = conversation.chat.name ?? ''
  return wordings[notice]({
    who: nameOf(who),
    // A conversation with oneself has no other member.
    whom: nameOf(others.length === 0 ? who : chance.pick(others)),
    formerName: chance.pick(groupNames.filter((other) => other !== name)),
    name,
  })
}
