/** Which bytes of a representation a request asks for; `first` and `last` are included. */
export type ByteRange =
  | { kind: 'whole' }
  | { kind: 'part'; firstByte: number; lastByte: number }
  | { kind: 'unsatisfiable' }

const whole: ByteRange = { kind: 'whole' }

/**
 * Reads a `Range` header against a size in bytes (RFC 9110, section 14). One range is honoured. Other units, several
 * ranges and malformed headers are ignored, as the RFC allows: the whole content is sent.
 */
export function readByteRange(header: string | undefined, sizeBytes: number): ByteRange {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? []
  if (first === '') return last === '' ? whole : suffix(Number(last), sizeBytes)
  const firstByte = Number(first)
  const lastByte = last === '' ? sizeBytes - 1 : Number(last)
  if (last !== '' && lastByte < firstByte) return whole
  if (firstByte >= sizeBytes) return { kind: 'unsatisfiable' }
  return { kind: 'part', firstByte, lastByte: Math.min(lastByte, sizeBytes - 1) }
}

function suffix(lengthBytes: number, sizeBytes: number): ByteRange {
  if (lengthBytes === 0) return { kind: 'unsatisfiable' }
  // A range at the end of an empty content cannot be expressed in content-range.
  if (sizeBytes === 0) return whole
  return { kind: 'part', firstByte: Math.max(0, sizeBytes - lengthBytes), lastByte: sizeBytes - 1 }
}
