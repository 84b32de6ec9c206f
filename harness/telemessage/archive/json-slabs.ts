/** The place of a JSON text: bytes of a slab, a large piece of memory. */
export interface JsonSpan {
  slab: Buffer
  startByte: number
  /** The first byte after it. */
  endByte: number
}

/**
 * JSON texts as UTF-8 in large pieces of memory (slabs), with a comma after each. Texts that were added one after the
 * other can be sent as one piece, so a page is one copy instead of five hundred. The garbage collector sees a few slabs
 * instead of a hundred thousand texts.
 */
export interface JsonSlabs {
  add(json: string): JsonSpan
}

const slabSizeBytes = 1024 * 1024
const comma = Buffer.from(',')

/** No slabs at first. A text that is larger than a slab gets its own slab. */
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

/** The bytes of a text, as a view into the slab: nobody may change them. */
export function jsonBytes({ slab, startByte, endByte }: JsonSpan): Buffer {
  return slab.subarray(startByte, endByte)
}

/** Whether a text directly follows another one in the same slab, so that both can be sent as one piece. */
export function isRightBehind(span: JsonSpan, next: JsonSpan): boolean {
  return next.slab === span.slab && next.startByte === span.endByte + comma.length
}

/** Texts separated by commas; texts that directly follow each other in a slab are one piece. */
export function jsonPieces(rows: readonly { first: JsonSpan; last: JsonSpan }[]): Buffer[] {
  return rows.flatMap(({ first, last }, index) => {
    const piece = first.slab.subarray(first.startByte, last.endByte)
    return index === 0 ? [piece] : [comma, piece]
  })
}
