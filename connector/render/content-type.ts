const token = String.raw`[\w!#$&^.+-]{1,127}`
const parameter = String.raw`[ \t]*;[ \t]*[\w!#$&^.+-]+=(?:[\w!#$%&'*+.^\`{|}~-]+|"[\x20\x21\x23-\x5b\x5d-\x7e]*")`
const usable = new RegExp(`^${token}/${token}(?:${parameter})*$`)

/**
 * The content type of an attachment in the mail: its own, if a header can hold it (CAP-3), without its parameters if it cannot hold those.
 * `multipart` is not allowed: the attachment is one piece, and a reader would search it for parts.
 */
export function attachmentContentType(served: string): string {
  const whole = served.trim()
  const [alone = ''] = whole.split(/\s*;/)
  if (!usable.test(alone) || /^multipart\//i.test(alone)) return 'application/octet-stream'
  return whole.length <= 255 && usable.test(whole) ? whole : alone
}
