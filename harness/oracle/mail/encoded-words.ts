import { decodeDeclared } from './declared-charset.ts'

/** What is wrong with the encoded texts in header fields. */
export interface WordProblems {
  /** In words: pieces that are not valid on their own. Empty if there are none. */
  broken: string[]
  /** The first piece that contains U+FFFD when it is decoded, which programs write in the place of half a character. */
  replaced: string | undefined
}

/** RFC 2047, 2. */
const wordCharsMax = 75
const encodedWord = /=\?([^?\s]+)\?([bq])\?([^?]*)\?=/gi
/** RFC 2231, 4.1: a piece of a parameter, percent-encoded. */
const parameterPiece = /[\w.-]+\*\d+\*=([^;\s"]*)/g

/**
 * Reads each encoded word of a header block on its own, as RFC 2047, 5 demands: each must contain whole characters. Some readers
 * join words before they decode them, and others show two broken characters.
 */
export function wordProblems(header: string): WordProblems {
  const broken = new Set<string>()
  let replaced: string | undefined
  for (const [word, charset = '', encoding = '', content = ''] of header.matchAll(encodedWord)) {
    const { text, problem } = decodeDeclared(wordBytes(encoding, content), charset.replace(/\*.*$/, ''))
    if (problem !== undefined) broken.add(`an encoded word is not whole characters: ${problem}: ${word}`)
    else if (text.includes('\ufffd')) replaced ??= word
    if (word.length > wordCharsMax)
      broken.add(`an encoded word has ${word.length} characters; at most ${wordCharsMax} are allowed: ${word}`)
  }
  for (const [whole, piece = ''] of header.matchAll(parameterPiece)) {
    if (/%(?![0-9a-f]{2})/i.test(piece))
      broken.add(`a piece of a parameter ends within a percent-encoded octet: ${whole}`)
    else if (/%EF%BF%BD/i.test(piece)) replaced ??= whole
  }
  return { broken: [...broken], replaced }
}

function wordBytes(encoding: string, content: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(content, 'base64')
  const octets = content
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(octets, 'latin1')
}
