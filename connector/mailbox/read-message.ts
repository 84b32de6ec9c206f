import type { Readable } from 'node:stream'
import type { AttachmentStream, HeaderLines, Headers, MailParser, MessageText } from 'mailparser'
import { type MessageSource, octetsOf } from './import-body.ts'

/** A file on a message, as it passes by. */
export interface PassingFile {
  fileName: string
  /** As its part declares it. */
  contentType: string
  content: Readable
}

/** What a message says, files apart. */
export interface MessageRead {
  headers: Headers
  headerLines: HeaderLines
  text: string
}

/**
 * Reads a staged message from its beginning. Files are handed to `onFile` one after the other, and must be read to their
 * end there: a large one is never held (SEC-4).
 */
export async function readMessage(
  message: MessageSource,
  onFile: (file: PassingFile) => Promise<void>,
): Promise<MessageRead> {
  // Not before it is needed: it takes 30 MB, and the import session reads no message.
  const { MailParser } = await import('mailparser')
  const parser = new MailParser({ skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true })
  const read: MessageRead = { headers: new Map(), headerLines: [], text: '' }
  parser.once('headers', (headers) => {
    read.headers = headers
  })
  parser.once('headerLines', (lines) => {
    read.headerLines = lines
  })
  // The loop below throws it; a parser that is left early emits one more, when nobody listens any longer.
  parser.on('error', () => undefined)
  const source = octetsOf(message)
  source.once('error', (error) => parser.destroy(error))
  try {
    for await (const part of source.pipe(parser) as AsyncIterable<AttachmentStream | MessageText>) {
      if (part.type === 'text') read.text = part.text ?? ''
      else await handOver(part, parser, onFile)
    }
  } finally {
    source.destroy()
  }
  return read
}

async function handOver(
  { filename: fileName = 'attachment', headers, content, release }: AttachmentStream,
  parser: MailParser,
  onFile: (file: PassingFile) => Promise<void>,
): Promise<void> {
  // The parser forgets the file that it was in when it breaks off, and whoever reads that would wait for ever.
  const breakOff = (error: Error): void => void content.destroy(error)
  parser.once('error', breakOff)
  try {
    await onFile({ fileName, contentType: declaredType(headers), content })
  } finally {
    parser.off('error', breakOff)
  }
  release?.()
}

/** What the part says itself; the parser's own answer is a guess from the file's name where that is octet-stream. */
function declaredType(headers: Headers): string {
  const value = headers.get('content-type')
  return typeof value === 'object' && 'value' in value && typeof value.value === 'string'
    ? value.value
    : 'application/octet-stream'
}
