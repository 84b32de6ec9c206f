const token = String.raw`[\w!#$&^.+-]{1,127}`
const parameter = String.raw`[ \t]*;[ \t]*[\w!#$&^.+-]+=(?:[\w!#$%&'*+.^\`{|}~-]+|"[\x20\x21\x23-\x5b\x5d-\x7e]*")`
const usable = new RegExp(`^${token}/${token}(?:${parameter})*$`)

/**
 * The content type of an attachment in the mail: its own, if a header can hold it (CAP-3), without its parameters if it cannot hold those.
 * `multipart` is not allowed: the attachment is one piece, and a reader would search it for parts.
 */
export function attachmentContentType(served: string): string {
  const whole = served.trim()
  const end = whole.indexOf(';')
  const alone = (end === -1 ? whole : whole.slice(0, end)).trimEnd()
  // First the length: each half has at most 127 characters (RFC 6838, 4.2), and a served text may be of any length.
  if (alone.length > 255 || !usable.test(alone) || /^multipart\//i.test(alone)) return 'application/octet-stream'
  return whole.length <= 255 && usable.test(whole) ? whole : alone
}
