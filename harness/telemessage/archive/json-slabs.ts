import type { Spill } from '../../control/state/state-tables.ts'

/** The place of a JSON text: bytes of a slab, a large piece of memory. */
export interface JsonSpan {
  slab: Slab
  startByte: number
  /** The first byte after it. */
  endByte: number
}

/** A large piece of memory. A full one is read from the spill each time, where there is one. */
interface Slab {
  bytes: () => Buffer
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
export function createJsonSlabs(spill?: Spill): JsonSlabs {
  let bytes = Buffer.alloc(0)
  let slab = slabOf(bytes)
  let usedBytes = 0
  return {
    add: (json) => {
      const sizeBytes = Buffer.byteLength(json)
      if (bytes.length - usedBytes < sizeBytes + comma.length) {
        if (spill !== undefined && usedBytes > 0) slab.bytes = spill.keep(bytes.subarray(0, usedBytes))
        bytes = Buffer.allocUnsafeSlow(Math.max(slabSizeBytes, sizeBytes + comma.length))
        slab = slabOf(bytes)
        usedBytes = 0
      }
      const span = { slab, startByte: usedBytes, endByte: usedBytes + sizeBytes }
      bytes.write(json, span.startByte)
      bytes.write(',', span.endByte)
      usedBytes = span.endByte + comma.length
      return span
    },
  }
}

function slabOf(bytes: Buffer): Slab {
  return { bytes: () => bytes }
}

/** The bytes of a text, as a view into the slab: nobody may change them. */
export function jsonBytes({ slab, startByte, endByte }: JsonSpan): Buffer {
  return slab.bytes().subarray(startByte, endByte)
}

/** Whether a text directly follows another one in the same slab, so that both can be sent as one piece. */
export function isRightBehind(span: JsonSpan, next: JsonSpan): boolean {
  return next.slab === span.slab && next.startByte === span.endByte + comma.length
}

/** Texts separated by commas; texts that directly follow each other in a slab are one piece. */
export function jsonPieces(rows: readonly { first: JsonSpan; last: JsonSpan }[]): Buffer[] {
  return rows.flatMap(({ first, last }, index) => {
    const piece = first.slab.bytes().subarray(first.startByte, last.endByte)
    return index === 0 ? [piece] : [comma, piece]
  })
}
