import { hash } from 'node:crypto'

const digestBytes = 16

/**
 * The first 128 bits of the SHA-256 of some texts, in order; `['a','b']` and `['ab']` differ. Among a billion different inputs,
 * the chance that two digests are equal is one in 10²⁰.
 */
export function digestOf(...texts: string[]): Buffer {
  return hash('sha256', JSON.stringify(texts), 'buffer').subarray(0, digestBytes)
}

/** A set of digests that takes 15 to 19 bytes each: ten million copies fit where a Set of strings would take gigabytes. */
export interface DigestSet {
  has(digest: Buffer): boolean
  /** True when the digest is new. */
  add(digest: Buffer): boolean
  size(): number
}

/** The stored part of a digest: 96 bits. Among a billion digests, the chance that two are equal is one in 10¹¹. */
const words = 3
/** Tables that grow one at a time, so that there are never two copies of everything. */
const segmentCount = 64
const smallestSlots = 16
const fullAt = 0.8
const growthFactor = 1.25

/** Open addressing over one typed array; a slot of zero words is free, which no digest is. */
interface Segment {
  slots: Uint32Array
  held: number
}

export function createDigestSet(): DigestSet {
  const segments = Array.from(
    { length: segmentCount },
    (): Segment => ({ slots: new Uint32Array(smallestSlots * words), held: 0 }),
  )
  const segmentOf = (digest: Buffer): Segment => segments[digest.readUInt32LE(0) % segmentCount] as Segment
  return {
    has: (digest) => {
      const { slots } = segmentOf(digest)
      return !isFree(slots, placeOf(slots, ...keyOf(digest)))
    },
    add: (digest) => {
      const segment = segmentOf(digest)
      if ((segment.held + 1) * words > segment.slots.length * fullAt) grow(segment)
      const key = keyOf(digest)
      const place = placeOf(segment.slots, ...key)
      if (!isFree(segment.slots, place)) return false
      segment.slots.set(key, place)
      segment.held += 1
      return true
    },
    size: () => segments.reduce((sum, { held }) => sum + held, 0),
  }
}

function grow(segment: Segment): void {
  const { slots } = segment
  const larger = new Uint32Array(Math.ceil((slots.length / words) * growthFactor) * words)
  for (let place = 0; place < slots.length; place += words) {
    const [a = 0, b = 0, c = 0] = [slots[place], slots[place + 1], slots[place + 2]]
    if (!isFree(slots, place)) larger.set([a, b, c], placeOf(larger, a, b, c))
  }
  segment.slots = larger
}

type Key = [a: number, b: number, c: number]

function keyOf(digest: Buffer): Key {
  return [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8)]
}

/** Where a key is, or would be. */
function placeOf(slots: Uint32Array, ...[a, b, c]: Key): number {
  // The second word, because the first has chosen the segment.
  let place = Math.floor((b / 2 ** 32) * (slots.length / words)) * words
  while (!isFree(slots, place) && !(slots[place] === a && slots[place + 1] === b && slots[place + 2] === c)) {
    place = place + words === slots.length ? 0 : place + words
  }
  return place
}

function isFree(slots: Uint32Array, place: number): boolean {
  return slots[place] === 0 && slots[place + 1] === 0 && slots[place + 2] === 0
}
