import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { causeInWords } from '../errors.ts'
import { refused, unreadable } from './mapping-refusal.ts'

const spreadsheetBeginnings = ['504b0304', 'd0cf11e0']

/**
 * The text of a mapping file, in pieces, without its byte order mark: UTF-8, or UTF-16 if the mark says so. Bytes that are
 * neither are refused with their line, because a replaced character would make another address, which leads to nobody.
 */
export async function* mappingText(path: string): AsyncGenerator<string> {
  // Before the stream is opened: an error of a stream that is not read yet would reach nobody.
  const beginning = await firstBytes(path).catch((error: unknown) => {
    throw unreadable(1, causeInWords(error))
  })
  // Excel writes ZIP files, and older versions compound files. The administrator who chose such a file must be able to see that.
  if (spreadsheetBeginnings.includes(beginning.toString('hex'))) {
    throw refused(1, 'it is a spreadsheet: save it as CSV (UTF-8, comma-separated)')
  }
  const encoding = encodingOf(beginning)
  const decoder = new TextDecoder(encoding, { fatal: true })
  let lines = 1
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    // A piece ends with its line where it can, so that a refusal names the right one.
    for (const piece of pieces(chunk, encoding === 'utf-8' ? 0x0a : undefined)) {
      const badLine = (): number => lines + lineBreaks(new TextDecoder(encoding).decode(piece).split('\ufffd')[0] ?? '')
      const text = decoded(() => decoder.decode(piece, { stream: true }), badLine, encoding)
      lines += lineBreaks(text)
      yield text
    }
  }
  yield decoded(
    () => decoder.decode(),
    () => lines,
    encoding,
  )
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function encodingOf(beginning: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const mark = beginning.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return 'utf-16le'
  return mark === 'feff' ? 'utf-16be' : 'utf-8'
}

function* pieces(chunk: Buffer, lineEnd: number | undefined): Generator<Buffer> {
  let start = 0
  while (lineEnd !== undefined) {
    const end = chunk.indexOf(lineEnd, start)
    if (end === -1) break
    yield chunk.subarray(start, end + 1)
    start = end + 1
  }
  yield chunk.subarray(start)
}

function lineBreaks(text: string): number {
  return text.match(/\n/g)?.length ?? 0
}

function decoded(decode: () => string, badLine: () => number, encoding: string): string {
  try {
    return decode()
  } catch {
    throw refused(badLine(), `it is not ${encoding.toUpperCase()}: save the file as “CSV UTF-8”`)
  }
}
