/** The kept part of a connector's output. */
export interface KeptOutput {
  add(chunk: Buffer): void
  /** The beginning and the end, with a line between them that says how much was left out; secrets replaced. */
  text(redacted: (text: string) => string): string
}

/**
 * Keeps the first and the last half of `bytesMax`, so that no flood can exhaust memory. `slackBytes` is the length of the
 * longest secret: this much more is held on both sides of the gap, because half a secret would not be recognised.
 */
export function createKeptOutput(bytesMax: number, slackBytes: number): KeptOutput {
  const halfBytes = Math.floor(bytesMax / 2) + slackBytes
  const head: Buffer[] = []
  let headRoomBytes = halfBytes
  let tail: Buffer[] = []
  let tailBytes = 0
  let leftOutBytes = 0
  return {
    add: (chunk) => {
      const first = chunk.subarray(0, headRoomBytes)
      if (first.length > 0) head.push(Buffer.from(first))
      headRoomBytes -= first.length
      tail.push(chunk.subarray(first.length))
      tailBytes += chunk.length - first.length
      if (tailBytes < 2 * halfBytes) return
      // Copied, because a slice would keep the whole chunk in memory.
      tail = [Buffer.from(Buffer.concat(tail).subarray(-halfBytes))]
      leftOutBytes += tailBytes - halfBytes
      tailBytes = halfBytes
    },
    text: (redacted) => {
      const last = Buffer.concat(tail)
      const gapBytes = leftOutBytes + Math.max(0, last.length - halfBytes)
      if (gapBytes === 0) return redacted(Buffer.concat([...head, last]).toString('utf8'))
      const before = redacted(Buffer.concat(head).toString('utf8'))
      const after = redacted(last.subarray(-halfBytes).toString('utf8'))
      const cutBytes = gapBytes + 2 * slackBytes
      return `${before.slice(0, before.length - slackBytes)}\n… ${cutBytes} bytes left out …\n${after.slice(slackBytes)}`
    },
  }
}
