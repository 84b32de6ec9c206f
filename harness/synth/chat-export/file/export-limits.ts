/**
 * The largest export that is read. WhatsApp exports up to 40,000 messages, or 10,000 with media of up to 2 GB each. A file
 * far beyond that is not an export, and could fill memory or disk (SEC-4).
 */
export interface ExportLimits {
  /** The text. It is held in memory, because its dates are read all together. */
  textBytesMax: number
  /** Files in a ZIP. */
  entriesMax: number
  /** One file of a ZIP, unpacked. */
  entryBytesMax: number
  /** All files of a ZIP, unpacked. */
  totalBytesMax: number
}

const mebibyte = 1024 * 1024

export const exportLimits: ExportLimits = {
  textBytesMax: 64 * mebibyte,
  entriesMax: 20_000,
  entryBytesMax: 2048 * mebibyte,
  totalBytesMax: 8192 * mebibyte,
}

/** A size for people to read, in the unit of the limits. */
export function inWords(sizeBytes: number): string {
  return sizeBytes % mebibyte === 0 ? `${sizeBytes / mebibyte} MiB` : `${sizeBytes} bytes`
}
