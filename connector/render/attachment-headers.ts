import libmime from 'libmime'
import { attachmentContentType } from './content-type.ts'

/** The name is in two fields, and only one of them can be folded, so a longer name goes only into that one (CNV-1). */
const nameLengthMax = 300
const lineCharsMax = 76

/** The header of an attachment's part, without the empty line behind it; the name keeps every character (CNV-6). */
export function attachmentHeaders({ fileName, contentType }: { fileName: string; contentType: string }): string {
  return [
    `Content-Type: ${typeWithName(attachmentContentType(contentType), fileName)}`,
    `Content-Disposition: ${libmime.buildHeaderValue({ value: 'attachment', params: nameParameter(fileName) })}`,
    // For text, too: quoted-printable would change the line breaks of the file (CAP-3).
    'Content-Transfer-Encoding: base64',
  ]
    .map((field) => `${libmime.foldLines(field, lineCharsMax)}\r\n`)
    .join('')
}

/** Quotes are encoded, too: with a backslash before each of them, a line could become twice as long. Only octets always are. */
function nameParameter(fileName: string): { filename?: string | Buffer } {
  if (fileName === '') return {}
  return { filename: fileName.includes('"') ? Buffer.from(fileName) : fileName }
}

/**
 * For readers that look for the name here only. No other name stays: a reader could take the wrong one of two. A name that
 * is not plain ASCII is in octets (RFC 2231): encoded words must not be in parameters (RFC 2047, 5), and parsers report
 * them as defects.
 */
function typeWithName(contentType: string, fileName: string): string {
  const { value, params } = libmime.parseHeaderValue(contentType)
  const others = Object.fromEntries(Object.entries(params).filter(([key]) => !/^name(\*|$)/i.test(key)))
  const isLeftOut = fileName === '' || fileName.length > nameLengthMax
  if (isLeftOut) return libmime.buildHeaderValue({ value, params: others })
  const isPlain = !/[^ !#-~]|=\?/.test(fileName)
  if (!isPlain) return libmime.buildHeaderValue({ value, params: { ...others, name: Buffer.from(fileName) } })
  return `${libmime.buildHeaderValue({ value, params: others })}; name=${quoted(fileName)}`
}

/** As it is where it is a single word, or else in quotes. */
function quoted(name: string): string {
  return /^[\w!#$%&*+.^`{|}~][\w!#$%&*+.^`{|}~-]*$/.test(name) ? name : `"${name.replaceAll('\\', '\\\\')}"`
}
