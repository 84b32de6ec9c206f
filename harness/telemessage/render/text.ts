import type { CaptureEvent, Item, LinkPreview, MissingMedia } from '../../contract/index.ts'
import { detailsOf } from './capture-details.ts'
import { callInWords, contactInWords, locationInWords } from './details.ts'
import { oneLine } from './line.ts'
import { renderMentions } from './mentions.ts'

/**
 * The text of an item: first what can be said in words about its kind, then the typed text. `original` is the message
 * that a deletion is about, if it was captured. Throws a SiteError if the event lacks the details of its kind.
 */
export function renderText(event: CaptureEvent, original: Item | undefined): string {
  if (event.kind === 'deletion') return original?.text ?? ''
  const lines = [
    ...kindInWords(event),
    ...previewInWords(event.linkPreview),
    ...(event.missingMedia ?? []).map(missingInWords),
  ]
  const { text } = renderMentions(event)
  return text === '' ? lines.join('\n') : [...lines, text].join('\n')
}

/** What can be said about an event besides its typed text. */
function kindInWords(event: CaptureEvent): string[] {
  const { kind } = event
  switch (kind) {
    case 'call':
      return [callInWords(detailsOf(event.call))]
    case 'location':
      return [locationInWords(detailsOf(event.location))]
    case 'contact':
      return [contactInWords(detailsOf(event.contact))]
    case 'text':
    case 'image':
    case 'audio':
    case 'voice-note':
    case 'video':
    case 'document':
    case 'gif':
    case 'sticker':
    case 'edit':
    case 'reaction':
    case 'system':
    case 'deletion':
      return []
    default:
      return kind satisfies never
  }
}

/** The lines that the vendor's sibling app writes before a text. Its thumbnail is an attachment like any other. */
function previewInWords(preview: LinkPreview | undefined): string[] {
  if (preview === undefined) return []
  const { title, url, description } = preview
  return [
    `Site title: ${oneLine(title)}`,
    `Site url: ${oneLine(url)}`,
    ...(description === undefined ? [] : [`Site description: ${oneLine(description)}`]),
  ]
}

/**
 * One line for each file that never arrived. It is in the text and not only in a field of its own: a connector that
 * keeps the text unchanged then keeps the evidence that a file was sent.
 */
function missingInWords({ fileName, contentType, sizeBytes }: MissingMedia): string {
  return `Media not downloaded: ${oneLine(fileName)} (${oneLine(contentType)}, ${sizeBytes} bytes)`
}
