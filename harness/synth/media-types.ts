import type { ItemKind } from '../contract/index.ts'

/** The kinds of item that are sent as a file. */
export type MediaKind = Extract<ItemKind, 'image' | 'audio' | 'voice-note' | 'video' | 'document' | 'gif' | 'sticker'>

/** A kind of file as a phone sends it. */
export interface MediaType {
  contentType: string
  /** With the dot; empty for files that have none. */
  extension: string
  /** The first bytes of such files. */
  lead: Uint8Array
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const isoMedia = latin1('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')
const zip = latin1('PK\x03\x04\x14\0\x06\0')

const jpeg: MediaType = {
  contentType: 'image/jpeg',
  extension: '.jpg',
  lead: latin1('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
}
const png: MediaType = { contentType: 'image/png', extension: '.png', lead: latin1('\x89PNG\r\n\x1a\n') }
const mp4: MediaType = { contentType: 'video/mp4', extension: '.mp4', lead: isoMedia }
const pdf: MediaType = {
  contentType: 'application/pdf',
  extension: '.pdf',
  lead: latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'),
}
const officeOpenXml = 'application/vnd.openxmlformats-officedocument'

/** The file types of each kind of item. WhatsApp sends an animated GIF as a silent film. */
export const mediaTypes: Record<MediaKind, readonly MediaType[]> = {
  image: [jpeg, jpeg, png],
  audio: [
    { contentType: 'audio/mpeg', extension: '.mp3', lead: latin1('ID3\x04\0\0\0\0\0\0') },
    { contentType: 'audio/mp4', extension: '.m4a', lead: latin1('\0\0\0\x18ftypM4A \0\0\0\0M4A mp42') },
  ],
  'voice-note': [{ contentType: 'audio/ogg', extension: '.opus', lead: latin1('OggS\0\x02') }],
  video: [mp4],
  document: [
    pdf,
    pdf,
    { contentType: `${officeOpenXml}.wordprocessingml.document`, extension: '.docx', lead: zip },
    { contentType: `${officeOpenXml}.spreadsheetml.sheet`, extension: '.xlsx', lead: zip },
    { contentType: 'application/zip', extension: '.zip', lead: zip },
    { contentType: 'application/octet-stream', extension: '.bak', lead: latin1('') },
  ],
  gif: [mp4],
  sticker: [{ contentType: 'image/webp', extension: '.webp', lead: latin1('RIFF\0\0\0\0WEBPVP8 ') }],
}

/** A file that looks like text, and must not be treated as text. */
export const plainText: MediaType = { contentType: 'text/plain', extension: '.txt', lead: latin1('') }

/** Files without a useful type: no extension, and an unregistered type. */
export const withoutExtension: MediaType = { contentType: 'application/octet-stream', extension: '', lead: latin1('') }
export const unknownType: MediaType = {
  contentType: 'application/x-contoso-ledger',
  extension: '.ldg7',
  lead: latin1(''),
}

/** The first letters of the names of files that WhatsApp stores; documents keep their names. */
export const namePrefixes: Record<Exclude<MediaKind, 'document'>, string> = {
  image: 'IMG',
  audio: 'AUD',
  'voice-note': 'PTT',
  video: 'VID',
  gif: 'VID',
  sticker: 'STK',
}

/** Names of documents, without extension. */
export const documentNames: readonly string[] = [
  'Minutes',
  'Offer 2026-114',
  'budget v2 FINAL (3)',
  'Lease agreement, signed',
  'invoice_00917',
]

/** Names that a small character set, a file system or a header line cannot hold unchanged (CNV-6). */
export const nonAsciiNames: readonly string[] = [
  'Übersicht März',
  'Résumé de l’équipe',
  'Cafe\u0301 receipts',
  '見積書 三月',
  'فاتورة رقم 7',
  'הסכם שכירות',
  'Отчёт за квартал',
  'holiday 🏖️',
]

/** The longest file name, extension included, in characters. */
export const nameLengthMax = 255

/** Longer than a name can be; it is cut so that the extension still fits. */
export const longName: string = 'Annex to the framework agreement '.repeat(8)
