import { isUtf8 } from 'node:buffer'

/** What a file is not, and where, so that its owner can save it again. */
export interface UnreadableText {
  badLine: number
  problem: string
}

const officeFiles = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('\xd0\xcf\x11\xe0', 'latin1')]

/**
 * The text of a file that a person saved: UTF-8, or UTF-16 with a byte order mark. The connector reads the same bytes by code
 * of its own; both are written from MAP-10 and MAP-11.
 */
export function readableText(bytes: Buffer): { text: string } | UnreadableText {
  if (officeFiles.some((beginning) => bytes.subarray(0, 4).equals(beginning))) {
    return { badLine: 1, problem: 'this is a spreadsheet; save it as CSV (UTF-8, comma-separated)' }
  }
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return utf16(bytes, first === 0xff)
  if (isUtf8(bytes)) return { text: bytes.toString('utf8').replace(/^\ufeff/, '') }
  const lines = bytes.toString('latin1').split('\n')
  const bad = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')))
  return { badLine: bad + 1, problem: 'is not UTF-8; save it as “CSV UTF-8”' }
}

function utf16(bytes: Buffer, isLittle: boolean): { text: string } | UnreadableText {
  const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
  const text = (isLittle ? even : even.swap16()).toString('utf16le')
  const problem = 'is not UTF-16, although it begins like it; save it as “CSV UTF-8”'
  if (bytes.length % 2 === 1) return { badLine: text.split('\n').length, problem }
  const broken = text.split('\n').findIndex((line) => /\p{Cs}/u.test(line))
  return broken === -1 ? { text } : { badLine: broken + 1, problem }
}
