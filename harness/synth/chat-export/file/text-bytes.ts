import { isUtf8 } from 'node:buffer'

/** The text of UTF-8 bytes without byte order mark; or the number of the first line that is not UTF-8, from 1. */
export function decodeUtf8(bytes: Uint8Array): { text: string } | { badLine: number } {
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes) }
  let start = 0
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start)
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return { badLine: line }
    start = end + 1
  }
}
