import libmime from 'libmime'
import { decodeDeclared } from './declared-charset.ts'
import { textOfHtml } from './html-text.ts'
import type { MailPart } from './mail-parts.ts'

/** The text of a message as some reader shows it. */
export interface ShownText {
  /** `html` if a part of it is HTML. */
  kind: 'plain' | 'html'
  /** With LF. Of HTML, the text that is seen. */
  text: string
  /** Text in the HTML that nobody sees; empty if there is none. */
  hidden: string
  /** Why readers may show another text; undefined if there is no such reason. */
  problem: string | undefined
}

/** More alternatives than any real message has. */
const viewsMax = 16

/**
 * What readers show of a message: one text for each alternative that they may choose; one empty text if it has no text. A part
 * with a file name, or with the disposition `attachment`, is a file and not text; so is a message within the message.
 */
export function shownTexts(root: MailPart): ShownText[] {
  const texts = new Map<MailPart, ShownText>()
  const once = (part: MailPart): ShownText => {
    const known = texts.get(part) ?? textOf(part)
    texts.set(part, known)
    return known
  }
  return viewsOf(root).map((view) => joined(view.map(once)))
}

/** The files of a message: every part that no reader shows as text, in order. */
export function filesOf(root: MailPart): MailPart[] {
  const shown = new Set(viewsOf(root).flat())
  const leaves = (part: MailPart): MailPart[] => (isMultipart(part) ? part.parts.flatMap(leaves) : [part])
  return leaves(root).filter((part) => !shown.has(part))
}

/** Each view is a list of parts that a reader shows one after another. */
function viewsOf(part: MailPart): MailPart[][] {
  if (!isMultipart(part)) return isText(part) ? [[part]] : [[]]
  if (part.contentType === 'multipart/alternative') {
    const choices = part.parts.flatMap(viewsOf).filter((view) => view.length > 0)
    return choices.length === 0 ? [[]] : choices.slice(0, viewsMax)
  }
  // RFC 2387: the first part is the text, and the others are what it refers to. RFC 1847: the second part is a signature.
  const inSequence = /^multipart\/(?:related|signed)$/.test(part.contentType) ? part.parts.slice(0, 1) : part.parts
  return inSequence
    .map(viewsOf)
    .reduce((views, next) => views.flatMap((view) => next.map((one) => [...view, ...one])).slice(0, viewsMax), [[]])
}

function isMultipart({ contentType }: MailPart): boolean {
  return contentType.startsWith('multipart/')
}

const htmlTypes = ['text/html', 'application/xhtml+xml', 'text/x-amp-html']

function isText({ contentType, disposition, fileName }: MailPart): boolean {
  const isFile = disposition === 'attachment' || fileName !== ''
  return !isFile && (contentType === 'text/plain' || htmlTypes.includes(contentType))
}

function textOf({ contentType, charset, flowed, content }: MailPart): ShownText {
  const isHtml = contentType !== 'text/plain'
  const { text, problem } = decodeDeclared(content, charset ?? (isHtml ? charsetWithin(content) : undefined))
  if (isHtml) {
    const { shown, hidden } = textOfHtml(text)
    return { kind: 'html', text: shown, hidden, problem }
  }
  const unfolded = flowed ? libmime.decodeFlowed(text, flowed.delSp) : text
  return { kind: 'plain', text: unfolded.replaceAll(/\r?\n/g, '\n'), hidden: '', problem }
}

/** The character set that an HTML document declares itself; it counts if the part declares none. */
function charsetWithin(content: Buffer): string | undefined {
  return /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(content.subarray(0, 2_048).toString('latin1'))?.[1]
}

function joined(texts: ShownText[]): ShownText {
  const filled = (values: string[]): string => values.filter((value) => value !== '').join('\n')
  return {
    kind: texts.some(({ kind }) => kind === 'html') ? 'html' : 'plain',
    text: texts.map(({ text }) => text).join('\n'),
    hidden: filled(texts.map(({ hidden }) => hidden)),
    problem: texts.find(({ problem }) => problem !== undefined)?.problem,
  }
}
