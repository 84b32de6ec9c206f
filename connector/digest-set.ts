import { createHash } from 'node:crypto'

const digestBytes = 16
const words = digestBytes / 4

/**
 * The first 128 bits of the SHA-256 of some texts, in order; `['a','b']` and `['ab']` differ. Two of a thousand million
 * different inputs are equal with a chance of one in 10²⁰.
 */
export function digestOf(...texts: string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(texts)).digest().subarray(0, digestBytes)
}

/** A set of digests that takes 32 to 64 bytes each: ten million copies fit where a Set of strings would take gigabytes. */
export interface DigestSet {
  has(digest: Buffer): boolean
  /** True when the digest was not there before. */
  add(digest: Buffer): boolean
  size(): number
}

export function createDigestSet(): DigestSet {
  // Open addressing over one typed array; a slot of four zero words is free, which no digest is.
  let slots = new Uint32Array(1024 * words)
  let held = 0
  const slotOf = (table: Uint32Array, key: Uint32Array): number => {
    const count = table.length / words
    let slot = (key[0] ?? 0) & (count - 1)
    while (!isFree(table, slot) && !holds(table, slot, key)) slot = (slot + 1) & (count - 1)
    return slot
  }
  const grow = (): void => {
    const larger = new Uint32Array(slots.length * 2)
    for (let start = 0; start < slots.length; start += words) {
      const key = slots.subarray(start, start + words)
      if (key.some((word) => word !== 0)) larger.set(key, slotOf(larger, key) * words)
    }
    slots = larger
  }
  return {
    has: (digest) => !isFree(slots, slotOf(slots, keyOf(digest))),
    add: (digest) => {
      if (held * 2 >= slots.length / words) grow()
      const key = keyOf(digest)
      const slot = slotOf(slots, key)
      if (!isFree(slots, slot)) return false
      slots.set(key, slot * words)
      held += 1
      return true
    },
    size: () => held,
  }
}

function keyOf(digest: Buffer): Uint32Array {
  return Uint32Array.from({ length: words }, (_, index) => digest.readUInt32LE(index * 4))
}

function isFree(table: Uint32Array, slot: number): boolean {
  const start = slot * words
  return table[start] === 0 && table[start + 1] === 0 && table[start + 2] === 0 && table[start + 3] === 0
}

function holds(table: Uint32Array, slot: number, key: Uint32Array): boolean {
  const start = slot * words
  return (
    table[start] === key[0] && table[start + 1] === key[1] && table[start + 2] === key[2] && table[start + 3] === key[3]
  )
}
