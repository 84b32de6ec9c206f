import { type Html, html } from '../../markup/markup.ts'
import { conversationAddress, userAddress } from '../addresses.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import { clockSchema } from '../services.ts'
import { buttonForm, chip, instantHtml, livePart, postForm } from '../shell/shown.ts'
import { archivedCopies, connectorsOf } from '../standing.ts'
import type { Conversation, Happening, Member } from './conversation.ts'
import { conversationPartOf } from './conversation-part.ts'
import { conversationView, placeIn } from './conversation-ways.ts'
import { foundBefore } from './found.ts'
import { type Standing, standingHtml } from './standing-html.ts'

/** A conversation, as it is on the phones, with where each item stands. */
export const conversationPage: ConsolePage = {
  path: '/phones/:chatId',
  title: 'Conversation',
  handler: async (request, services) => {
    const { now } = await services.control.ask({ method: 'GET', path: '/control/v1/clock' }, clockSchema)
    const chatId = request.params['chatId'] ?? ''
    const place = placeIn(request.query)
    const part = await conversationPartOf(services, chatId, { now: new Date(now), before: place.before })
    if (part === undefined || (part.conversation === undefined && part.olderBefore === undefined)) {
      const message = 'The site has no conversation with this id that was typed in the console.'
      throw new ApiRefusal({ server: 'The console', status: 404, code: 'conversation-not-found', message })
    }
    const { conversation } = part
    const { happenings, isNewest, ways } = conversationView(chatId, part, place)
    if (conversation === undefined) return ways
    const connectors = await connectorsOf(services)
    // Nothing can have been imported before the first run.
    const hasRun = connectors.some(({ lastRun }) => lastRun !== null)
    const copies = hasRun
      ? await archivedCopies(services, new Set(happenings.map(({ item }) => item.archiveMessageId)))
      : new Map()
    const shown = happenings.map((happening) => {
      const id = happening.item.archiveMessageId
      const standing = { copies: copies.get(id) ?? [], connectors, found: foundBefore(services, id) }
      return happeningHtml(request, conversation, happening, standing)
    })
    const isDue = connectors.some(({ nextRunAt }) => nextRunAt !== null)
    const next = isDue
      ? html`<div class="buttons">${buttonForm(request, { action: '/next-run', text: 'Advance to the next run', kind: 'main' })}</div>`
      : html`<p><a class="button main" href="/">See what is missing for a run</a></p>`
    const content = html`${livePart('members', membersHtml(conversation))}
${livePart('conversation', html`${ways}<ol class="bubbles">${shown}</ol>`)}`
    if (!isNewest) return { title: titleOf(conversation), content }
    const acts = html`${livePart('next', next)}
<div class="columns">${composeHtml(request, conversation)}${livePart('acts', actsHtml(request, conversation))}</div>`
    return { title: titleOf(conversation), content: html`${content}${acts}` }
  },
}

/** The name of a group, or who talks with whom. */
export function titleOf({ chat, members }: Conversation): string {
  return chat.name ?? members.map(({ name }) => name).join(' and ')
}

function membersHtml({ members, chat }: Conversation): Html {
  const people = members.map(({ name, user }) =>
    user === undefined
      ? html`<li>${name} ${chip('nothing', 'no user of the site')}</li>`
      : html`<li><a href="${userAddress(user.userId)}">${name}</a></li>`,
  )
  return html`<ul class="people"><li class="quiet">${chat.type === 'group' ? 'In the group' : 'On the phones of'}</li>${people}</ul>`
}

const kindWords: Record<string, string> = {
  call: 'Call',
  deletion: 'Deleted for everybody',
  edit: 'Edited',
  reaction: 'Reacted',
  system: 'Notice',
}

function happeningHtml(
  request: PageRequest,
  conversation: Conversation,
  happening: Happening,
  standing: Standing,
): Html {
  const { item } = happening
  const sender = item.participants.find(({ role }) => role === 'sender')
  const word = kindWords[item.kind]
  const files = item.attachments.map(({ fileName }) => html`<p>📎 ${fileName}</p>`)
  return html`<li class="card bubble"><p class="from"><strong>${sender?.name ?? 'Unknown'}</strong> ${word === undefined ? '' : chip('nothing', word)} <span class="quiet">${instantHtml(item.eventTime)}</span></p>
<p class="said">${item.text}</p>${files}${standingHtml(happening, standing)}${moreHtml(request, conversation, happening, standing)}</li>`
}

/** What can be done with a message: find it, and edit, react to or delete it. */
function moreHtml(
  request: PageRequest,
  { chat, members }: Conversation,
  { item }: Happening,
  standing: Standing,
): Html {
  const base = `${conversationAddress(chat.chatId)}/messages/${encodeURIComponent(item.archiveMessageId)}`
  const find =
    standing.copies.length > 0 && item.text !== '' && standing.found === undefined
      ? html`<div class="buttons">${buttonForm(request, { action: `${base}/find`, text: 'Find it by search', kind: 'main' })}</div>`
      : ''
  if (!['text', 'image', 'document', 'video', 'audio'].includes(item.kind)) return html`${find}`
  const reacting = postForm(
    request,
    `${base}/react`,
    html`<label>Who reacts ${whoSelect(members)}</label><label>With <select name="emoji"><option>👍</option><option>❤️</option><option>😂</option><option>😮</option><option>🙏</option></select></label><button>React</button>`,
  )
  const editing = postForm(
    request,
    `${base}/edit`,
    html`<label>New text <textarea name="text" rows="2" required>${item.text}</textarea></label><button>Edit</button>`,
  )
  const deleting = buttonForm(request, { action: `${base}/delete`, text: 'Delete for everybody', kind: 'danger' })
  return html`${find}<details><summary>Edit, react, delete</summary>${item.kind === 'text' ? editing : ''}${reacting}${deleting}</details>`
}

function whoSelect(members: readonly Member[]): Html {
  const options = members.map(({ number, name }) => html`<option value="${number}">${name}</option>`)
  return html`<select name="from">${options}</select>`
}

function composeHtml(request: PageRequest, { chat, members }: Conversation): Html {
  const fields = html`<label>From the phone of ${whoSelect(members)}</label>
<label>Message <textarea name="text" rows="3"></textarea></label>
<label>Picture or file <input type="file" name="file"></label><button class="main">Send</button>`
  return html`<section class="card"><h2>Type</h2>${postForm(request, `${conversationAddress(chat.chatId)}/messages`, fields, true)}</section>`
}

function actsHtml(request: PageRequest, { chat, members }: Conversation): Html {
  const base = conversationAddress(chat.chatId)
  const call = html`<label>Who calls ${whoSelect(members)}</label>
<label>Kind <select name="mode"><option value="voice">Voice</option><option value="video">Video</option></select></label>
<label>Outcome <select name="outcome"><option value="answered">Answered</option><option value="missed">Missed</option><option value="rejected">Rejected</option></select></label><button>Call</button>`
  const leave = html`<label>Who leaves ${whoSelect(members)}</label><button class="danger">Leave the group</button>`
  const leaving =
    chat.type === 'group' && members.length > 1 ? html`<h2>Leave</h2>${postForm(request, `${base}/leave`, leave)}` : ''
  return html`<section class="card"><h2>Call</h2>${postForm(request, `${base}/calls`, call)}${leaving}</section>`
}
