import type { ShownConnector } from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import { conversationAddress, messageAddress } from '../addresses.ts'
import type { PageRequest } from '../page.ts'
import { recentConversations } from '../phone/conversation.ts'
import { foundBefore } from '../phone/found.ts'
import type { ConsoleServices } from '../services.ts'
import { buttonForm, chip } from '../shell/shown.ts'
import { usersOf } from '../site-users.ts'
import { archivedCopies } from '../standing.ts'

interface Step {
  name: string
  isDone: boolean
  /** What to press, or to read, while it is the next one. */
  act: Html
}

/** The steps from nothing to the own message in a mailbox. The first that is not done has its button. */
export async function stepsHtml(
  request: PageRequest,
  services: ConsoleServices,
  connectors: readonly ShownConnector[],
  now: Date,
): Promise<Html> {
  const steps = await stepsOf(request, services, connectors, now)
  const next = steps.findIndex(({ isDone }) => !isDone)
  const lines = steps.map(({ name, isDone, act }, at) => {
    const mark = isDone ? chip('pass', 'Done') : chip('nothing', at === next ? 'Next' : 'Later')
    return html`<li>${mark} ${name}${at === next || (isDone && at === 3) ? html`<div class="buttons">${act}</div>` : ''}</li>`
  })
  const end = next === -1 ? html`<p>That was all of it. <a href="/phones">Type another message</a></p>` : ''
  return html`<ol class="steps">${lines}</ol>${end}`
}

async function stepsOf(
  request: PageRequest,
  services: ConsoleServices,
  connectors: readonly ShownConnector[],
  now: Date,
): Promise<Step[]> {
  const hasUsers = (await usersOf(services.site)).length > 0
  const {
    conversations: [conversation],
  } = await recentConversations(services, now)
  const typed = conversation?.happenings.find(({ item }) => item.kind !== 'system' && item.text !== '')
  const id = typed?.item.archiveMessageId ?? ''
  const hasRun = typed !== undefined && connectors.some(({ lastRun }) => lastRun !== null)
  const [copy] = hasRun ? ((await archivedCopies(services, new Set([id]))).get(id) ?? []) : []
  const isRunning = connectors.some(({ lastRun }) => lastRun?.endedAt === null)
  const chat = conversation === undefined ? '/phones' : conversationAddress(conversation.chat.chatId)
  const advance = isRunning
    ? html`<p>The connector is running.</p>`
    : buttonForm(request, { action: '/next-run', text: 'Advance to the next run', kind: 'main' })
  const find = buttonForm(request, {
    action: `${chat}/messages/${encodeURIComponent(id)}/find`,
    text: 'Find it by search',
    kind: 'main',
  })
  const setUp = buttonForm(request, {
    action: '/set-up',
    text: hasUsers ? 'Set up the connector' : 'Load a small sample cast and set up the connector',
    kind: 'main',
  })
  return [
    {
      name: hasUsers ? 'A connector, as the wizard makes it' : 'People and a connector',
      isDone: hasUsers && connectors.length > 0,
      act: html`${setUp} <a href="/connectors">or go through the wizard yourself</a>`,
    },
    {
      name: 'Your message, on a phone',
      isDone: typed !== undefined,
      act: html`<a class="button main" href="/phones">Type a message on a phone</a>`,
    },
    {
      name: 'The daily run of the connector',
      isDone: copy !== undefined,
      act: html`${advance} <a href="${chat}">See where the message stands</a>`,
    },
    {
      name: 'Your message, in a mailbox',
      isDone: copy !== undefined,
      act:
        copy === undefined
          ? html``
          : html`<a class="button main" href="${messageAddress(copy.mailbox, copy.messageId)}">Open the mailbox</a>`,
    },
    { name: 'Found by a search of the administrator', isDone: foundBefore(services, id) !== undefined, act: find },
  ]
}
