import { isUtf8 } from 'node:buffer'
import { type Entry, getFileNameLowLevel } from 'yauzl'

/**
 * The name of a file in a ZIP that was opened without decoding names. Macs, and `zip` of Info-ZIP, write names in UTF-8 without the
 * flag that says so. Bytes that are UTF-8 by chance are rare, so what is UTF-8 is read as UTF-8.
 */
export function entryName({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const inUtf8 = isUtf8(fileNameRaw) ? 0x800 : 0
  return getFileNameLowLevel(generalPurposeBitFlag | inUtf8, fileNameRaw, extraFields, false)
}
