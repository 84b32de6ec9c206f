/** The bodies that were read last, up to a number of bytes: a client often reads one message several times. */
export interface BodyCache {
  get(digest: string): Buffer | undefined
  add(digest: string, bytes: Buffer): void
}

const cacheBytesMax = 32 * 1024 * 1024

/** An empty cache. */
export function createBodyCache(bytesMax: number = cacheBytesMax): BodyCache {
  // In the order of their last use.
  const held = new Map<string, Buffer>()
  let heldBytes = 0
  const drop = (digest: string): void => {
    heldBytes -= held.get(digest)?.length ?? 0
    held.delete(digest)
  }
  return {
    get: (digest) => {
      const bytes = held.get(digest)
      if (bytes !== undefined) {
        held.delete(digest)
        held.set(digest, bytes)
      }
      return bytes
    },
    add: (digest, bytes) => {
      drop(digest)
      if (bytes.length > bytesMax / 2) return
      held.set(digest, bytes)
      heldBytes += bytes.length
      for (const oldest of held.keys()) {
        if (heldBytes <= bytesMax) return
        drop(oldest)
      }
    },
  }
}
