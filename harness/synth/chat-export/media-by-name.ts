import { extname } from 'node:path'
import type { ItemKind } from '../../contract/index.ts'

/** What a file extension means: the content type, and the kind of the message. */
type Media = [contentType: string, kind: ItemKind]

const officeOpenXml = 'application/vnd.openxmlformats-officedocument'
/** The types that WhatsApp writes, and the documents that people send most often. */
const byExtension: Record<string, Media> = {
  '.jpg': ['image/jpeg', 'image'],
  '.jpeg': ['image/jpeg', 'image'],
  '.png': ['image/png', 'image'],
  '.heic': ['image/heic', 'image'],
  '.gif': ['image/gif', 'gif'],
  '.webp': ['image/webp', 'sticker'],
  '.mp4': ['video/mp4', 'video'],
  '.3gp': ['video/3gpp', 'video'],
  '.mov': ['video/quicktime', 'video'],
  '.opus': ['audio/ogg', 'voice-note'],
  '.ogg': ['audio/ogg', 'audio'],
  '.mp3': ['audio/mpeg', 'audio'],
  '.m4a': ['audio/mp4', 'audio'],
  '.aac': ['audio/aac', 'audio'],
  '.amr': ['audio/amr', 'audio'],
  '.wav': ['audio/wav', 'audio'],
  '.vcf': ['text/vcard', 'contact'],
  '.pdf': ['application/pdf', 'document'],
  '.txt': ['text/plain', 'document'],
  '.csv': ['text/csv', 'document'],
  '.zip': ['application/zip', 'document'],
  '.doc': ['application/msword', 'document'],
  '.xls': ['application/vnd.ms-excel', 'document'],
  '.ppt': ['application/vnd.ms-powerpoint', 'document'],
  '.docx': [`${officeOpenXml}.wordprocessingml.document`, 'document'],
  '.xlsx': [`${officeOpenXml}.spreadsheetml.sheet`, 'document'],
  '.pptx': [`${officeOpenXml}.presentationml.presentation`, 'document'],
}

/** Parts of the names that WhatsApp gives to files, at the beginning (Android) or after the number (iPhone). They count more
 * than the extension. */
const byName: [pattern: RegExp, kind: ItemKind][] = [
  [/^PTT-/iu, 'voice-note'],
  [/^STK-|^\d+-STICKER-/iu, 'sticker'],
  [/^\d+-GIF-/iu, 'gif'],
  // A picture that was sent as a document is a document.
  [/^DOC-/iu, 'document'],
]

/** The content type by extension; `application/octet-stream` for an unknown one. */
export function contentTypeOf(fileName: string): string {
  return byExtension[extensionOf(fileName)]?.[0] ?? 'application/octet-stream'
}

/** The kind of a message that carries a file of this name. */
export function kindOfFile(fileName: string): ItemKind {
  const named = byName.find(([pattern]) => pattern.test(fileName))
  return named?.[1] ?? byExtension[extensionOf(fileName)]?.[1] ?? 'document'
}

function extensionOf(fileName: string): string {
  return extname(fileName).toLowerCase()
}
