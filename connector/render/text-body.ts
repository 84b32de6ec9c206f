import { base64Lines } from './base64-lines.ts'

/** The body of a text, and the `Content-Transfer-Encoding` that it has. */
export interface TextBody {
  encoding: 'quoted-printable' | 'base64'
  content: Buffer
}

/**
 * A text as UTF-8 in the shorter of two encodings; every line ends with CRLF. It is never sent unencoded: only an encoded text
 * cannot hold a boundary (CNV-9), and keeps its spaces and long lines in every mail system (CNV-5).
 */
export function textBody(text: string): TextBody {
  const octets = Buffer.from(/[\r\n]/.test(text) ? text.replaceAll(/\r\n|\r|\n/g, '\r\n') : text)
  const escapes = countEscapes(octets)
  // An escape adds two characters; base64 adds one for every three octets.
  return escapes * 6 <= octets.length
    ? { encoding: 'quoted-printable', content: quotedPrintable(octets) }
    : { encoding: 'base64', content: base64Lines(octets) }
}

const cr = 0x0d
const lf = 0x0a
const space = 0x20
const tab = 0x09
const equals = 0x3d
const hex = Buffer.from('0123456789ABCDEF')
/** One less than RFC 2045 allows: room for the `=` of a soft line break. */
const lineCharsMax = 75
const escapeChars = 3

function isPlain(octet: number): boolean {
  return (octet >= space && octet <= 0x7e && octet !== equals) || octet === tab
}

function countEscapes(octets: Buffer): number {
  let escapes = 0
  // By index, not by iterator: every text passes here, octet by octet.
  for (let place = 0; place < octets.length; place += 1) {
    const octet = octets[place] ?? 0
    if (!isPlain(octet) && octet !== cr && octet !== lf) escapes += 1
  }
  return escapes
}

/** Line breaks are CRLF in both; the last line has none. */
function quotedPrintable(octets: Buffer): Buffer {
  // Every octet escaped, and a soft break of three characters for each line of at least 73.
  const written = Buffer.allocUnsafe(octets.length * escapeChars + Math.ceil((octets.length * escapeChars) / 73) * 3)
  let at = 0
  let column = 0
  const put = (octet: number): void => {
    written[at] = octet
    at += 1
  }
  for (let place = 0; place < octets.length; place += 1) {
    const octet = octets[place] ?? 0
    const next = octets[place + 1]
    if (octet === cr && next === lf) {
      put(cr)
      put(lf)
      place += 1
      column = 0
      continue
    }
    const endsLine = next === undefined || next === cr
    // Mail programs strip white space at the end of a line.
    const plain = isPlain(octet) && !(endsLine && (octet === space || octet === tab))
    const chars = plain ? 1 : escapeChars
    if (column + chars > lineCharsMax) {
      put(equals)
      put(cr)
      put(lf)
      column = 0
    }
    if (plain) put(octet)
    else {
      put(equals)
      put(hex[octet >> 4] ?? 0)
      put(hex[octet & 0x0f] ?? 0)
    }
    column += chars
  }
  return written.subarray(0, at)
}
