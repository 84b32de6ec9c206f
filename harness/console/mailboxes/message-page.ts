import { buffer } from 'node:stream/consumers'
import { type Html, html } from '../../markup/markup.ts'
import type { ConsolePage } from '../page.ts'
import { linesHtml } from '../shell/lines.ts'
import { bytesText, factsHtml, instantHtml } from '../shell/shown.ts'
import { attachmentsHtml } from './attachments-part.ts'
import { attachmentsOf, itemClassOf, messageOf, messageSource, personText, type ReadMessage } from './graph-mail.ts'
import { textOfMarkup } from './markup-text.ts'
import { originHtml } from './origin-part.ts'
import { mailboxPath, messagePath } from './paths.ts'

/** So much of the source is shown; the whole can be loaded down. */
const sourceBytesShown = 64 * 1024
/** So much of a text is shown: a page of megabytes takes seconds. */
const textCharactersShown = 256 * 1024

/** One message: where it came from, text, files, headers, source. */
export const messagePage: ConsolePage = {
  path: '/mailboxes/:user/messages/:messageId',
  title: 'Message',
  handler: async ({ params }, services) => {
    const { app } = services
    const [user = '', messageId = ''] = [params['user'], params['messageId']]
    const message = await messageOf(app, user, messageId)
    const attachments = await attachmentsOf(app, user, messageId)
    const source = await buffer(await messageSource(app, { userId: user, messageId }))
    const title = message.subject === null || message.subject === '' ? '(no subject)' : message.subject
    const content = html`<p><a href="${mailboxPath(user, message.parentFolderId)}">Back to the folder</a></p>
${factsOf(message)}
<div class="columns wide-first"><section aria-labelledby="text"><h2 id="text">Text</h2>${bodyHtml(message)}
${await attachmentsHtml(services, { user, messageId, attachments })}</section>
<section aria-labelledby="origin"><h2 id="origin">Where it came from</h2>${await originHtml(services, message)}</section></div>
${headersHtml(message)}
<details class="card"><summary>Source, ${bytesText(source.length)}</summary>
<p><a href="${messagePath(user, messageId, '/source')}">Load the whole message down</a></p>
<pre tabindex="0" role="region" aria-label="Source">${linesHtml(source.subarray(0, sourceBytesShown).toString('utf8'))}</pre>${source.length > sourceBytesShown ? html`<p>The rest is left out here.</p>` : ''}</details>`
    return { title, content }
  },
}

function factsOf(message: ReadMessage): Html {
  const { from, toRecipients, ccRecipients, sentDateTime, receivedDateTime, internetMessageId } = message
  const people = (list: ReadMessage['toRecipients']): string => list.map(personText).join(', ')
  return factsHtml([
    ['From', personText(from)],
    ['To', people(toRecipients)],
    ...(ccRecipients.length === 0 ? [] : [['Copy', people(ccRecipients)] as const]),
    ...(sentDateTime === null ? [] : [['Sent', instantHtml(sentDateTime)] as const]),
    ...(receivedDateTime === null ? [] : [['Received', instantHtml(receivedDateTime)] as const]),
    ['Item class', html`<code>${itemClassOf(message) ?? 'none'}</code>`],
    ['Message-ID', html`<code>${internetMessageId ?? ''}</code>`],
  ])
}

/** HTML of strangers is never shown as HTML: what is left of it without markup is. */
function bodyHtml({ body: { contentType, content } }: ReadMessage): Html {
  const isHtml = contentType.toLowerCase() === 'html'
  const text = isHtml ? textOfMarkup(content) : content
  if (text.trim() === '') return html`<p class="empty">The message has no text.</p>`
  const rest =
    text.length > textCharactersShown
      ? html`<p>Its first ${textCharactersShown.toLocaleString('en-US')} characters are shown here. The rest is in the source.</p>`
      : ''
  return html`<pre class="text" tabindex="0" role="region" aria-label="Text of the message">${linesHtml(text.slice(0, textCharactersShown))}</pre>${rest}${isHtml ? html`<p class="quiet">The message is HTML; this is its text.</p>` : ''}`
}

function headersHtml({ internetMessageHeaders }: ReadMessage): Html {
  const headers = internetMessageHeaders ?? []
  if (headers.length === 0) return html``
  const facts = headers.map(({ name, value }) => [name, html`<code>${value}</code>`] as const)
  return html`<details class="card"><summary>Headers, ${headers.length}</summary>${factsHtml(facts)}</details>`
}
