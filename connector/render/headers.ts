import libmime from 'libmime'

/** Words of printable ASCII with one space between them; none too long to fold, none that looks encoded. */
const plainText = /^(?!.*=\?)[\x21-\x7e]{1,60}(?: [\x21-\x7e]{1,60})*$/
/** The same, of the characters that a display name may hold without quotes. */
const plainPhrase = /^[\w!#$%&'*+/^`{|}~-]{1,60}(?: [\w!#$%&'*+/^`{|}~-]{1,60})*$/
const encodedWordChars = 52
const lineCharsMax = 76

/** A header field, folded at its spaces, with the line break that ends it. The value is printable ASCII. */
export function headerField(name: string, value: string): string {
  const inOneLine = `${name}: ${value}\r\n`
  if (inOneLine.length <= lineCharsMax + 2) return inOneLine
  let lines = ''
  let line = `${name}:`
  for (const word of value.split(' ')) {
    if (line.length + 1 + word.length > lineCharsMax) {
      lines += `${line}\r\n`
      line = ''
    }
    line += ` ${word}`
  }
  return `${lines}${line}\r\n`
}

/**
 * The value of an unstructured header (`Subject`, `X-…`). A reader decodes it unaltered (CNV-7). Everything that folding or
 * another reader could change is encoded as RFC 2047 words: other scripts, runs of spaces, control characters, text
 * that looks encoded itself. Line breaks become one space: even encoded, they would start a header of their own in a
 * program that decodes and writes again (CNV-9).
 */
export function unstructured(text: string): string {
  const line = oneLine(text)
  return line === '' || plainText.test(line) ? line : encoded(line)
}

/** A display name. A reader decodes it unaltered. It is never in quotes, which readers treat differently. */
export function phrase(text: string): string {
  const line = oneLine(text)
  return plainPhrase.test(line) ? line : encoded(line)
}

function oneLine(text: string): string {
  return text.includes('\n') || text.includes('\r') ? text.replaceAll(/[\r\n]+/g, ' ') : text
}

/** A text as RFC 2047 words, whatever is in it. */
function encoded(text: string): string {
  const asciiChars = text.replaceAll(/[^ -~]/g, '').length
  return libmime.encodeWord(text, asciiChars * 2 > text.length ? 'Q' : 'B', encodedWordChars)
}
