/**
 * What is wrong with the octets of a part for its transfer encoding; undefined if nothing is. Readers of mail bear such mistakes in different
 * ways: one shows the whole file, another one stops at the first padding, and a third one drops the blanks at the ends of lines.
 */
export function encodingProblem(encoding: string, octets: Buffer): string | undefined {
  switch (encoding) {
    case 'base64':
      return base64Problem(octets.toString('latin1'))
    case 'quoted-printable':
      return quotedPrintableProblem(octets.toString('latin1'))
    case '':
    case '7bit':
      return octets.some((octet) => octet > lastOfAscii)
        ? 'octets beyond ASCII in a part without a transfer encoding (RFC 2045, 2.7)'
        : undefined
    case '8bit':
    case 'binary':
      return undefined
    default:
      return `a transfer encoding that mail does not have: ${encoding.slice(0, 40)} (RFC 2045, 6.1)`
  }
}

const lastOfAscii = 0x7f

/** RFC 2045, 6.8. */
function base64Problem(text: string): string | undefined {
  const characters = text.replaceAll(/[\r\n\t ]+/g, '')
  const padding = characters.indexOf('=')
  const data = padding === -1 ? characters : characters.slice(0, padding)
  const strange = /[^A-Za-z0-9+/]/.exec(data)
  if (strange !== null) return `a character that base64 does not have, U+${codeOf(strange[0])} (RFC 2045, 6.8)`
  if (padding !== -1 && !/^={1,2}$/.test(characters.slice(padding))) {
    return `base64 with padding (=) before its end, after ${padding} characters (RFC 2045, 6.8)`
  }
  if (characters.length % 4 !== 0)
    return `base64 of ${characters.length} characters, which is no multiple of 4 (RFC 2045, 6.8)`
  return undefined
}

/** RFC 2045, 6.7. Blanks behind the `=` of a soft line break are allowed, because some programs on the way add them. */
function quotedPrintableProblem(text: string): string | undefined {
  const strange = /[^\t\r\n -~]/.exec(text)
  if (strange !== null) return `quoted-printable with U+${codeOf(strange[0])}, which it must escape (RFC 2045, 6.7)`
  if (/=(?![0-9A-Fa-f]{2}|[ \t]*(?:\r\n|$))/.test(text)) {
    return 'quoted-printable with a = that is followed neither by two hex digits nor by a line break (RFC 2045, 6.7)'
  }
  if (/(?:^|[^=\t ])[ \t]+(?:\r\n|$)/.test(text)) {
    return 'quoted-printable with a blank at the end of a line, which readers remove (RFC 2045, 6.7)'
  }
  return undefined
}

function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}
