import MimeNode from 'nodemailer/lib/mime-node'
import { attachmentContentType } from './content-type.ts'

/** The library writes a name into two fields and folds only one of them, so a longer name goes only into that one (CNV-1). */
const nameLengthMax = 300

/** The header of an attachment's part, without the empty line behind it; the name keeps every character (CNV-6). */
export function attachmentHeaders({ fileName, contentType }: { fileName: string; contentType: string }): string {
  const isLong = fileName.length > nameLengthMax
  // A child node, because a complete message would have a date and more.
  const part = new MimeNode('multipart/mixed').createChild(
    attachmentContentType(contentType),
    isLong ? {} : { filename: fileName },
  )
  const name = isLong ? `; filename="${fileName.replaceAll(/["\\]/g, '\\$&')}"` : ''
  part.setHeader('Content-Disposition', `attachment${name}`)
  // For text, too: quoted-printable would change the line breaks of the file (CAP-3).
  part.setHeader('Content-Transfer-Encoding', 'base64')
  return `${part.buildHeaders()}\r\n`
}
