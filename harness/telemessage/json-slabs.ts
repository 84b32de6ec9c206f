/** Where a JSON text stands: bytes of a slab. */
export interface JsonSpan {
  slab: Buffer
  startByte: number
  /** The first byte behind it. */
  endByte: number
}

/**
 * JSON texts as UTF-8, one behind the other with a comma after each, in large pieces of memory. What was added in a row can
 * be sent in a row: a page of a day is one piece to copy, not five hundred, and a hundred thousand texts are no more work
 * for the garbage collector than the slabs they stand in.
 */
export interface JsonSlabs {
  add(json: string): JsonSpan
}

const slabSizeBytes = 1024 * 1024
const comma = Buffer.from(',')

/** No slab yet. A text that is larger than a slab gets one of its own. */
export function createJsonSlabs(): JsonSlabs {
  let slab = Buffer.alloc(0)
  let usedBytes = 0
  return {
    add: (json) => {
      const sizeBytes = Buffer.byteLength(json)
      if (slab.length - usedBytes < sizeBytes + comma.length) {
        slab = Buffer.allocUnsafeSlow(Math.max(slabSizeBytes, sizeBytes + comma.length))
        usedBytes = 0
      }
      const span = { slab, startByte: usedBytes, endByte: usedBytes + sizeBytes }
      slab.write(json, span.startByte)
      slab.write(',', span.endByte)
      usedBytes = span.endByte + comma.length
      return span
    },
  }
}

/** The bytes of a text; they are the slab's own, and nobody writes to them. */
export function jsonBytes({ slab, startByte, endByte }: JsonSpan): Buffer {
  return slab.subarray(startByte, endByte)
}

/** The texts with commas between them, in as few pieces as they stand in. */
export function jsonPieces(spans: readonly JsonSpan[]): Buffer[] {
  const pieces: Buffer[] = []
  let first = spans[0]
  let last = first
  for (let index = 1; index < spans.length; index += 1) {
    const span = spans[index] as JsonSpan
    if (span.slab !== last?.slab || span.startByte !== last.endByte + comma.length) {
      pieces.push(run(first as JsonSpan, last as JsonSpan), comma)
      first = span
    }
    last = span
  }
  if (first && last) pieces.push(run(first, last))
  return pieces
}

function run({ slab, startByte }: JsonSpan, { endByte }: JsonSpan): Buffer {
  return slab.subarray(startByte, endByte)
}
