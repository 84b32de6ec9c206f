import { isUtf8 } from 'node:buffer'

/** Text of UTF-8 bytes, without a byte order mark; the line, counted from 1, where they stop being UTF-8. */
export function decodeUtf8(bytes: Uint8Array): { text: string } | { badLine: number } {
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes) }
  let start = 0
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start)
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return { badLine: line }
    start = end + 1
  }
}
