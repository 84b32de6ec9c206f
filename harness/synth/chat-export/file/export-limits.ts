/**
 * What an export may hold at most. WhatsApp exports up to 40,000 messages, or 10,000 with their media, of which none is
 * over 2 GB; what is far beyond that is no export, and could fill memory or disk (SEC-4).
 */
export interface ExportLimits {
  /** The text is held in memory, because the parser takes it whole. */
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

/** A size for people, in the unit that the limits are set in. */
export function inWords(sizeBytes: number): string {
  return sizeBytes % mebibyte === 0 ? `${sizeBytes / mebibyte} MiB` : `${sizeBytes} bytes`
}
