/** The parts of an item's size. */
export interface ItemSizes {
  /** The text as UTF-8. */
  textBytes: number
  attachments: { declaredSizeBytes: number; receivedBytes: number }[]
}

/** The sizes to compare with the limit. */
export interface ItemMeasure {
  /** One for each attachment. */
  attachmentBytes: number[]
  /** The item as a whole. */
  totalBytes: number
}

/** An item is its text and all its attachments; what counts are the bytes received, not those declared (LIM-2, LIM-7). */
export function measureItem({ textBytes, attachments }: ItemSizes): ItemMeasure {
  const attachmentBytes = attachments.map(({ receivedBytes }) => receivedBytes)
  return { attachmentBytes, totalBytes: attachmentBytes.reduce((sum, bytes) => sum + bytes, textBytes) }
}

/** The limit and how it is read. */
export interface SizeLimit {
  limitBytes: number
  exceedsLimit(sizeBytes: number, limitBytes: number): boolean
}

/** What is over the limit (LIM-1, LIM-2), in words; undefined when nothing is. */
export function oversize(measure: ItemMeasure, { limitBytes, exceedsLimit }: SizeLimit): string | undefined {
  const place = measure.attachmentBytes.findIndex((bytes) => exceedsLimit(bytes, limitBytes))
  if (place >= 0) return `attachment ${place + 1} is larger than ${limitBytes} bytes`
  return exceedsLimit(measure.totalBytes, limitBytes) ? `the item is larger than ${limitBytes} bytes in all` : undefined
}
