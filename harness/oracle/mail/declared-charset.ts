/** A text, and what is wrong with its encoding. */
interface DecodedText {
  text: string
  /** In words; undefined if the bytes are what the part declares. */
  problem: string | undefined
}

/**
 * Decodes bytes in the character set that their part declares. RFC 2045, 5.2: without a declaration it is US-ASCII. Readers
 * guess in different ways what other bytes mean, so bytes that are not in the declared set are a mistake even if one reader
 * guesses right.
 */
export function decodeDeclared(bytes: Buffer, charset: string | undefined): DecodedText {
  const name = (charset ?? 'us-ascii').trim().toLowerCase()
  const strict = decodeWith(bytes, name, { fatal: true })
  if (strict !== undefined) return { text: strict, problem: undefined }
  const declares = charset === undefined ? 'the part declares no character set' : `the part declares ${excerptOf(name)}`
  const known = isAscii(name) || decodeWith(Buffer.alloc(0), name, { fatal: false }) !== undefined
  return {
    text: decodeWith(bytes, known && !isAscii(name) ? name : 'utf-8', { fatal: false }) ?? '',
    problem: known ? `${declares}, and its bytes are not in it` : `${declares}, which this reader does not know`,
  }
}

// TextDecoder takes US-ASCII for windows-1252, in which every byte is a character.
function isAscii(name: string): boolean {
  return name === 'us-ascii' || name === 'ascii' || name === 'ansi_x3.4-1968'
}

function decodeWith(bytes: Buffer, name: string, { fatal }: { fatal: boolean }): string | undefined {
  if (isAscii(name)) return bytes.some((byte) => byte > 0x7f) ? undefined : bytes.toString('latin1')
  try {
    return new TextDecoder(name, { fatal, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function excerptOf(name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 40)}…`
}
