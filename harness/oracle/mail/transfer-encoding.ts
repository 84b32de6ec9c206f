/**
 * What is wrong with the octets of a part for its transfer encoding; undefined if nothing is. Readers of mail treat such mistakes in different
 * ways: one shows the whole file, another one stops at the first padding, and a third one drops the blanks at the ends of lines.
 */
export function encodingProblem(encoding: string, octets: Buffer): string | undefined {
  switch (encoding) {
    case 'base64':
      return base64Problem(octets)
    case 'quoted-printable':
      return quotedPrintableProblem(octets.toString('latin1'))
    case '':
    case '7bit':
      return isAscii(octets) ? undefined : 'octets beyond ASCII in a part without a transfer encoding (RFC 2045, 2.7)'
    case '8bit':
    case 'binary':
      return undefined
    default:
      return `a transfer encoding that mail does not have: ${encoding.slice(0, 40)} (RFC 2045, 6.1)`
  }
}

/** The same for a multipart, whose parts have encodings of their own. */
export function multipartProblem(encoding: string): string | undefined {
  if (['', '7bit', '8bit', 'binary'].includes(encoding)) return undefined
  return `a multipart with the transfer encoding ${encoding.slice(0, 40)} (RFC 2045, 6.4)`
}

const equals = 0x3d
const alphabet = octetsOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const blanks = octetsOf('\r\n\t ')

/** 1 at the places of these characters. */
function octetsOf(characters: string): Uint8Array {
  const places = new Uint8Array(256)
  for (const octet of Buffer.from(characters, 'latin1')) places[octet] = 1
  return places
}

/** RFC 2045, 6.8. In one loop over the octets: a file may have 150 MB. */
function base64Problem(octets: Buffer): string | undefined {
  let characters = 0
  let padding = 0
  for (let place = 0; place < octets.length; place += 1) {
    const octet = octets[place] ?? 0
    if (blanks[octet] === 1) continue
    if (octet === equals) {
      padding += 1
      continue
    }
    if (alphabet[octet] !== 1) return `a character that base64 does not have, U+${codeOf(octet)} (RFC 2045, 6.8)`
    if (padding > 0) return `base64 with padding (=) before its end, after ${characters} characters (RFC 2045, 6.8)`
    characters += 1
  }
  if (padding > 2) return `base64 with ${padding} characters of padding; at most 2 are allowed (RFC 2045, 6.8)`
  const all = characters + padding
  return all % 4 === 0 ? undefined : `base64 of ${all} characters, which is no multiple of 4 (RFC 2045, 6.8)`
}

function isAscii(octets: Buffer): boolean {
  for (let place = 0; place < octets.length; place += 1) if ((octets[place] ?? 0) > 0x7f) return false
  return true
}

/**
 * RFC 2045, 6.7. Blanks behind the `=` of a soft line break are allowed, because some programs on the way add them. A line break without CR is
 * judged elsewhere.
 */
function quotedPrintableProblem(text: string): string | undefined {
  const strange = /[^\t\r\n -~]/.exec(text)
  if (strange !== null) {
    return `quoted-printable with U+${codeOf(strange[0].charCodeAt(0))}, which it must escape (RFC 2045, 6.7)`
  }
  if (/=(?![0-9A-Fa-f]{2}|[ \t]*(?:\r?\n|$))/.test(text)) {
    return 'quoted-printable with a = that is followed neither by two hex digits nor by a line break (RFC 2045, 6.7)'
  }
  if (/(?:^|[^=\t ])[ \t]+(?:\r?\n|$)/.test(text)) {
    return 'quoted-printable with a blank at the end of a line, which readers remove (RFC 2045, 6.7)'
  }
  return undefined
}

function codeOf(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(4, '0')
}
