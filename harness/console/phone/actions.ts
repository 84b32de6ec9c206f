import type { CallDetails } from '../../contract/index.ts'
import { conversationAddress } from '../addresses.ts'
import { type ActionDone, type ConsoleAction, FormMistake, type FormRequest, type SentFile } from '../page.ts'
import { type ConsoleServices, clockSchema } from '../services.ts'
import { nameOf, usersOf } from '../site-users.ts'
import { mailboxesWith } from '../standing.ts'
import { type Conversation, conversationOf, type Member, newChatId } from './conversation.ts'
import { rememberFound } from './found.ts'
import { type Doing, saidNotice, say } from './say.ts'

/** What can be done on the phones. */
export const phoneActions: readonly ConsoleAction[] = [
  { path: '/phones', handler: beginConversation },
  acting('messages', ({ fields }, conversation) => {
    const [text, file] = [fields.text('text'), fields.file('file')]
    if (text === '' && file === undefined) throw new FormMistake('Type a message, or choose a file, and press Send.')
    return { what: 'Sent.', kind: kindOf(file), sender: memberIn(conversation, fields.text('from')), text, file }
  }),
  acting('calls', ({ fields }, conversation) => {
    const call = callOf(fields.text('mode'), fields.text('outcome'))
    return { what: 'Called.', kind: 'call', sender: memberIn(conversation, fields.text('from')), call }
  }),
  acting('leave', ({ fields }, conversation) => {
    const sender = memberIn(conversation, fields.text('from'))
    return { what: `${sender.name} left.`, kind: 'system', sender, text: `${sender.name} left` }
  }),
  acting('messages/:messageId/edit', ({ params, fields }, conversation) => {
    const { refersTo, sender } = messageIn(conversation, params)
    const text = fields.text('text')
    if (text === '') throw new FormMistake('Type the new text.')
    return { what: 'Edited.', kind: 'edit', sender, refersTo, text }
  }),
  acting('messages/:messageId/react', ({ params, fields }, conversation) => {
    const { refersTo } = messageIn(conversation, params)
    const sender = memberIn(conversation, fields.text('from'))
    return { what: 'Reacted.', kind: 'reaction', sender, refersTo, text: fields.text('emoji') }
  }),
  acting('messages/:messageId/delete', ({ params }, conversation) => {
    const { refersTo, sender } = messageIn(conversation, params)
    const readBy = conversation.members.filter(({ number }) => number !== sender.number).map(({ number }) => number)
    const deletion = { deletedBy: sender.number, scope: 'for-all' as const, readBy }
    return { what: 'Deleted for everybody.', kind: 'deletion', sender, refersTo, deletion }
  }),
  { path: '/phones/:chatId/messages/:messageId/find', handler: findBySearch },
]

/** A form of a conversation that lets something happen in it. */
function acting(
  path: string,
  doing: (form: FormRequest, conversation: Conversation) => Doing & { what: string },
): ConsoleAction {
  return {
    path: `/phones/:chatId/${path}`,
    handler: async (form, services) => {
      const now = await calendarOf(services)
      const conversation = await conversationIn(form, services, now)
      const { what, ...done } = doing(form, conversation)
      const notice = saidNotice(what, await say(services, conversation, done, now))
      return { to: conversationAddress(conversation.chat.chatId), notice }
    },
  }
}

async function beginConversation({ fields }: FormRequest, services: ConsoleServices): Promise<ActionDone> {
  const now = await calendarOf(services)
  const users = await usersOf(services.site)
  const numbers = new Set([fields.text('from'), ...fields.all('to')])
  const members: Member[] = users
    .filter(({ number, status }) => numbers.has(number) && status !== 'Deleted')
    .map((user) => ({ number: user.number, name: nameOf(user), user }))
  const outsider = fields.text('outsider').replaceAll(/[^0-9]/g, '')
  if (outsider !== '') members.push({ number: outsider, name: fields.text('outsiderName') || `+${outsider}` })
  const sender = members.find(({ number }) => number === fields.text('from'))
  if (sender === undefined || members.length < 2)
    throw new FormMistake('Choose who types, and at least one other person.')
  const [text, file] = [fields.text('text'), fields.file('file')]
  if (text === '' && file === undefined) throw new FormMistake('Type a message, or choose a file, and press Send.')
  const chatId = newChatId(new Date(now))
  const name = fields.text('group') || members.map((each) => each.name).join(', ')
  const chat =
    members.length === 2
      ? { type: 'direct' as const, chatId }
      : { type: 'group' as const, chatId, name: name.slice(0, 100) }
  const said = await say(services, { chat, members }, { kind: kindOf(file), sender, text, file }, now)
  return { to: conversationAddress(chatId), notice: saidNotice('Sent.', said) }
}

async function findBySearch(form: FormRequest, services: ConsoleServices): Promise<ActionDone> {
  const conversation = await conversationIn(form, services, await calendarOf(services))
  const id = form.params['messageId'] ?? ''
  const message = conversation.happenings.find(({ item }) => item.archiveMessageId === id)
  if (message === undefined) throw new FormMistake('This message is not in the conversation.')
  const mailboxes = await mailboxesWith(services, message.item.text)
  if (mailboxes.length > 0) rememberFound(services, id, mailboxes)
  const notice =
    mailboxes.length === 0
      ? 'The search finds it in no mailbox.'
      : `The search finds it in the mailbox of ${mailboxes.join(' and of ')}.`
  return { to: conversationAddress(conversation.chat.chatId), notice }
}

async function calendarOf({ control }: ConsoleServices): Promise<string> {
  return (await control.ask({ method: 'GET', path: '/control/v1/clock' }, clockSchema)).now
}

async function conversationIn({ params }: FormRequest, services: ConsoleServices, now: string): Promise<Conversation> {
  const conversation = await conversationOf(services, params['chatId'] ?? '', new Date(now))
  if (conversation === undefined) throw new FormMistake('The site has no such conversation.')
  return conversation
}

function memberIn({ members }: Conversation, number: string): Member {
  const member = members.find((each) => each.number === number)
  if (member === undefined) throw new FormMistake('Choose somebody who is in the conversation.')
  return member
}

function messageIn(conversation: Conversation, params: Record<string, string>): { refersTo: string; sender: Member } {
  const refersTo = params['messageId'] ?? ''
  const message = conversation.happenings.find(({ item }) => item.archiveMessageId === refersTo)
  const number = message?.item.participants.find(({ role }) => role === 'sender')?.number ?? ''
  return { refersTo, sender: memberIn(conversation, number) }
}

function kindOf(file: SentFile | undefined): Doing['kind'] {
  if (file === undefined) return 'text'
  const [sort = ''] = file.contentType.split('/')
  return sort === 'image' || sort === 'video' || sort === 'audio' ? sort : 'document'
}

const answeredSeconds = 60

function callOf(mode: string, outcome: string): CallDetails {
  const is = outcome === 'missed' || outcome === 'rejected' ? outcome : 'answered'
  return {
    mode: mode === 'video' ? 'video' : 'voice',
    outcome: is,
    durationSeconds: is === 'answered' ? answeredSeconds : 0,
  }
}
