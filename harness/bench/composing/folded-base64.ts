const lineChars = 76

/**
 * Base64 in lines of 76 characters, in the fastest known way: encodes everything in one piece, then moves each line to
 * its place. This is the bound for putting files into messages, so it uses no code of the connector.
 */
export function foldedBase64(octets: Buffer): Buffer {
  const text = octets.toString('base64')
  const lines = Math.ceil(text.length / lineChars)
  const folded = Buffer.allocUnsafe(text.length + 2 * lines)
  folded.write(text, 'latin1')
  for (let line = lines - 1; line >= 0; line -= 1) {
    const end = Math.min((line + 1) * lineChars, text.length) + 2 * line
    folded.copyWithin(line * (lineChars + 2), line * lineChars, end - 2 * line)
    folded[end] = 13
    folded[end + 1] = 10
  }
  return folded
}
