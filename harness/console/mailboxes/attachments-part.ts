import { createHash } from 'node:crypto'
import { type Html, html } from '../../markup/markup.ts'
import type { ConsoleServices } from '../services.ts'
import { linesHtml } from '../shell/lines.ts'
import { bytesText, counted } from '../shell/shown.ts'
import { attachmentBytes, type ReadAttachment } from './graph-mail.ts'
import { messagePath } from './paths.ts'

/** Pictures that browsers decode without running anything: no SVG, which is a document. */
export const pictureTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
/** Files above this size are not read for a digest and a preview. */
const readBytesMax = 16 * 1024 * 1024
/** So many bytes of a text are shown. */
const previewBytes = 4_000

/** The files of a message, each with its digest and, if it is a picture or a text, a preview. */
export async function attachmentsHtml(
  { app }: Pick<ConsoleServices, 'app'>,
  { user, messageId, attachments }: { user: string; messageId: string; attachments: readonly ReadAttachment[] },
): Promise<Html> {
  if (attachments.length === 0) return html``
  const entries: Html[] = []
  for (const attachment of attachments) {
    const below = `/attachments/${encodeURIComponent(attachment.id)}`
    const values = { userId: user, messageId, attachmentId: attachment.id }
    const isRead = attachment.size <= readBytesMax
    const read = isRead ? await readFile(app, values) : undefined
    const { name, contentType, size } = attachment
    entries.push(html`<li class="card"><p><a href="${messagePath(user, messageId, below)}">${name ?? '(no name)'}</a>
<span class="quiet">${contentType ?? 'no type'}, ${bytesText(read?.sizeBytes ?? size)}</span></p>
<p class="quiet">SHA-256 ${read === undefined ? 'is not computed for a file of this size' : html`<code>${read.sha256}</code>`}</p>
${previewHtml(attachment, read, messagePath(user, messageId, `${below}/picture`))}</li>`)
  }
  return html`<h2 id="files">${counted(attachments.length, 'file')}</h2><ul class="files">${entries}</ul>`
}

function previewHtml({ name, contentType }: ReadAttachment, read: ReadFile | undefined, picture: string): Html {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (pictureTypes.includes(type)) {
    return html`<img class="preview" src="${picture}" alt="Picture ${name ?? ''}" loading="lazy">`
  }
  if (!type.startsWith('text/') || read === undefined) return html``
  return html`<pre class="text" tabindex="0" role="region" aria-label="Beginning of ${name ?? 'the file'}">${linesHtml(read.beginning)}</pre>`
}

interface ReadFile {
  sizeBytes: number
  sha256: string
  /** As text in UTF-8. */
  beginning: string
}

async function readFile(app: ConsoleServices['app'], values: Parameters<typeof attachmentBytes>[1]): Promise<ReadFile> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  let beginning = Buffer.alloc(0)
  for await (const chunk of await attachmentBytes(app, values)) {
    const bytes = Buffer.from(chunk as Uint8Array)
    hash.update(bytes)
    sizeBytes += bytes.length
    if (beginning.length < previewBytes) beginning = Buffer.concat([beginning, bytes]).subarray(0, previewBytes)
  }
  return { sizeBytes, sha256: hash.digest('hex'), beginning: beginning.toString('utf8') }
}
