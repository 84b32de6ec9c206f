import type { Readable } from 'node:stream'
import type { AttachmentStream, HeaderLines, Headers, MailParser, MessageText } from 'mailparser'
import { type MessageSource, octetsOf } from './import-body.ts'

/** A file on a message, as a stream. */
export interface PassingFile {
  fileName: string
  /** The type that the part declares. */
  contentType: string
  content: Readable
}

/** The content of a message without its files. */
export interface MessageRead {
  headers: Headers
  headerLines: HeaderLines
  text: string
}

/**
 * Reads a staged message from its beginning. Files are handed to `onFile` one after the other, and must be read to their
 * end there: a large file is never in memory (SEC-4).
 */
export async function readMessage(
  message: MessageSource,
  onFile: (file: PassingFile) => Promise<void>,
): Promise<MessageRead> {
  // Loaded only when needed: it takes 30 MB, and the import session reads no message.
  const { MailParser } = await import('mailparser')
  const parser = new MailParser({ skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true })
  const read: MessageRead = { headers: new Map(), headerLines: [], text: '' }
  parser.once('headers', (headers) => {
    read.headers = headers
  })
  parser.once('headerLines', (lines) => {
    read.headerLines = lines
  })
  // The loop below throws the error. A parser that is left early emits another one later, when nobody listens.
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
  // When the parser stops early, it forgets the current file, and its reader would wait for ever.
  const breakOff = (error: Error): void => void content.destroy(error)
  parser.once('error', breakOff)
  try {
    await onFile({ fileName, contentType: declaredType(headers), content })
  } finally {
    parser.off('error', breakOff)
  }
  release?.()
}

/** The type that the part declares. For octet-stream the parser would guess from the file name. */
function declaredType(headers: Headers): string {
  const value = headers.get('content-type')
  return typeof value === 'object' && 'value' in value && typeof value.value === 'string'
    ? value.value
    : 'application/octet-stream'
}
