import { type Html, html } from '../../markup/markup.ts'
import type { ConsolePage } from '../page.ts'
import type { ConsoleServices } from '../services.ts'
import { counted, emptyState, instantHtml, livePart } from '../shell/shown.ts'
import { filledMailboxesOf } from '../standing.ts'
import {
  type FolderNode,
  folderTree,
  type ListedMessage,
  messagesIn,
  messagesOfPage,
  personText,
  type ReadFolder,
} from './graph-mail.ts'
import { mailboxPath, messagePath } from './paths.ts'

/** A mailbox: its folders, and the messages of one of them, a page at a time. */
export const mailboxPage: ConsolePage = {
  path: '/mailboxes/:user',
  title: 'Mailbox',
  handler: async ({ params, query }, services) => {
    const { app } = services
    const user = params['user'] ?? ''
    const tree = await folderTree(app, user)
    const folders = tree.flatMap(function flat({ folder, below }): ReadFolder[] {
      return [folder, ...below.flatMap(flat)]
    })
    const asked = query.get('folder') ?? (await folderOfInterest(services, user))
    const folder = folders.find(({ id }) => id === asked) ?? folders[0]
    if (folder === undefined) return { title: user, content: emptyState('This mailbox has no folders.') }
    const last = Math.max(1, Math.ceil(folder.totalItemCount / messagesOfPage))
    const page = Math.min(last, Math.max(1, Math.floor(Number(query.get('page') ?? '1')) || 1))
    const messages = await messagesIn(app, user, folder.id, page)
    const list = messages.length === 0 ? emptyState('This folder is empty.') : messageTable(user, folder, messages)
    const content = html`<p><a href="/mailboxes">All mailboxes</a> · <a href="/compliance/mailboxes/${encodeURIComponent(user)}">What keeps this mailbox, and its deleted items</a></p>
<div class="beside"><nav class="tree card" aria-label="Folders">${treeHtml(user, folder, tree)}</nav>
<section aria-labelledby="folder-name"><h2 id="folder-name">${folder.displayName}</h2>
${livePart('messages', html`${position(user, folder, page, messages.length)}${list}`)}</section></div>`
    return { title: user, content }
  },
}

/** The folder of the archiver, which somebody who opens a mailbox is looking for; without one, that with most messages. */
async function folderOfInterest(services: ConsoleServices, user: string): Promise<string | undefined> {
  const mailboxes = await filledMailboxesOf(services)
  const own = mailboxes.find(({ userPrincipalName, address }) =>
    [userPrincipalName, address].some((name) => name.toLowerCase() === user.toLowerCase()),
  )
  const fullestFirst = own?.folders.toSorted((a, b) => b.messageCount - a.messageCount)
  const archive = fullestFirst?.find(({ path }) => path.includes(services.facts.archiverName))
  return (archive ?? fullestFirst?.[0])?.folderId
}

function treeHtml(user: string, chosen: ReadFolder, nodes: readonly FolderNode[]): Html {
  const entries = nodes.map(({ folder, below }) => {
    const { id, displayName, totalItemCount, isHidden = false } = folder
    const here = id === chosen.id ? html` aria-current="page"` : ''
    const count =
      totalItemCount === 0 ? '' : html` <span class="quiet">${totalItemCount.toLocaleString('en-US')}</span>`
    return html`<li><a href="${mailboxPath(user, id)}"${here}>${displayName}</a>${count}${isHidden ? html` <span class="quiet">(hidden)</span>` : ''}${below.length === 0 ? '' : treeHtml(user, chosen, below)}</li>`
  })
  return html`<ul>${entries}</ul>`
}

/** `51–100 of 100,000 messages`, and the ways to the other pages. */
function position(user: string, { id, totalItemCount }: ReadFolder, page: number, shown: number): Html {
  if (totalItemCount === 0) return html``
  const first = (page - 1) * messagesOfPage + 1
  const last = Math.max(1, Math.ceil(totalItemCount / messagesOfPage))
  const link = (to: number, words: string): Html =>
    to < 1 || to > last || to === page
      ? html`<span class="quiet">${words}</span>`
      : html`<a href="${mailboxPath(user, id, to)}">${words}</a>`
  const range = `${first.toLocaleString('en-US')}–${(first + shown - 1).toLocaleString('en-US')}`
  const pages = html`${link(1, 'First')} ${link(page - 1, 'Previous')} ${link(page + 1, 'Next')} ${link(last, 'Last')}`
  return html`<div class="position"><p>${range} of ${counted(totalItemCount, 'message')}, latest first</p>
${last === 1 ? '' : html`<nav aria-label="Pages" class="buttons">${pages}</nav>`}</div>`
}

function messageTable(user: string, { displayName }: ReadFolder, messages: readonly ListedMessage[]): Html {
  const rows = messages.map(({ id, subject, from, receivedDateTime, hasAttachments }) => {
    const name = subject === null || subject === '' ? '(no subject)' : subject
    return html`<tr><th scope="row"><a href="${messagePath(user, id)}">${name}</a>${hasAttachments ? html` <span class="quiet">with files</span>` : ''}</th>
<td>${from?.emailAddress.name ?? personText(from)}</td><td class="when">${receivedDateTime === null ? '' : instantHtml(receivedDateTime)}</td></tr>`
  })
  return html`<div class="card scrolls" role="region" aria-label="Messages of ${displayName}" tabindex="0"><table class="messages">
<thead><tr><th scope="col">Subject</th><th scope="col">From</th><th scope="col">Received</th></tr></thead><tbody>${rows}</tbody></table></div>`
}
