import type { ArchivedItem, ConnectorParts } from '../../connector/index.ts'
import { rewrites } from './rewritten-message.ts'

/** What becomes of the text part of a message: other parts, each with its fields and its octets as latin1. */
type Alternatives = (plainPart: string, item: ArchivedItem) => string

/** The text part of a message of the reference connector: its fields, an empty line, and its encoded text. */
const textPart = /Content-Type: text\/plain; charset=utf-8\r\nContent-Transfer-Encoding: [a-z0-9-]+\r\n\r\n/

/** The parts of a connector that replaces the text part of each message. */
export function replacesText(right: ConnectorParts, change: Alternatives): Partial<ConnectorParts> {
  return rewrites(right, (octets, { item }) => {
    const start = octets.search(textPart)
    if (start === -1) return octets
    const boundary = /^Content-Type: multipart\/mixed;\r\n boundary="([^"]+)"/m.exec(octets.slice(0, start))?.[1]
    const next = boundary === undefined ? -1 : octets.indexOf(`\r\n--${boundary}`, start)
    const end = next === -1 ? octets.length : next
    return octets.slice(0, start) + change(octets.slice(start, end), item) + octets.slice(end)
  })
}

/** A text part as octets. */
export function partOf(type: string, text: string): string {
  const lines =
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines.join('\r\n')}\r\n`
}

/** A multipart as octets. */
export function multipartOf(kind: string, parts: string[]): string {
  const boundary = `=_-${kind}-${parts.length}`
  const each = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${each}--${boundary}--\r\n`
}

/** The parts of a connector that writes plain text and HTML. */
export function alsoWritesHtml(right: ConnectorParts, html: (item: ArchivedItem) => string): Partial<ConnectorParts> {
  return replacesText(right, (plain, item) => multipartOf('alternative', [plain, partOf('text/html', html(item))]))
}

/** The parts of a connector that writes HTML only. */
export function writesOnlyHtml(right: ConnectorParts, html: (item: ArchivedItem) => string): Partial<ConnectorParts> {
  return replacesText(right, (_plain, item) => partOf('text/html', html(item)))
}

/** A text as HTML that shows it. */
export function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
}

/** A text as lines of HTML. */
export function brokenLines(text: string): string {
  return escaped(text).replaceAll(/\r\n|\r|\n/g, '<br>\r\n')
}
