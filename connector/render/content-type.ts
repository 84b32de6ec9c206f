const token = String.raw`[\w!#$&^.+-]{1,127}`
const parameter = String.raw`[ \t]*;[ \t]*[\w!#$&^.+-]+=(?:[\w!#$%&'*+.^\`{|}~-]+|"[\x20\x21\x23-\x5b\x5d-\x7e]*")`
const usable = new RegExp(`^${token}/${token}(?:${parameter})*$`)

/**
 * The content type of an attachment in the mail: its own, if a header can hold it (CAP-3). `multipart` is not allowed: the
 * attachment is one piece, and a reader would search it for parts.
 */
export function attachmentContentType(served: string): string {
  const type = served.trim()
  return type.length <= 255 && usable.test(type) && !/^multipart\//i.test(type) ? type : 'application/octet-stream'
}
