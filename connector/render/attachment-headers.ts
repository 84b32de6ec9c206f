import libmime from 'libmime'
import { attachmentContentType } from './content-type.ts'
import { encoded } from './headers.ts'

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

/** For readers that look for the name here only. No other name stays: a reader could take the wrong one of two. */
function typeWithName(contentType: string, fileName: string): string {
  const { value, params } = libmime.parseHeaderValue(contentType)
  const others = Object.entries(params).filter(([key]) => !/^name(\*|$)/i.test(key))
  const type = libmime.buildHeaderValue({ value, params: Object.fromEntries(others) })
  return fileName === '' || fileName.length > nameLengthMax ? type : `${type}; name=${nameOf(fileName)}`
}

/** As it is where it is a single word, or else in quotes; encoded where it is not plain ASCII, or looks encoded. */
function nameOf(fileName: string): string {
  const name = /[^ !#-~]|=\?/.test(fileName) ? encoded(fileName) : fileName
  return /^[\w!#$%&*+.^`{|}~][\w!#$%&*+.^`{|}~-]*$/.test(name) ? name : `"${name.replaceAll('\\', '\\\\')}"`
}
