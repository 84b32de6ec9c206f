/** The byte at which lines end. A CR alone, or before it, is a part of the line. */
const lineFeed = 0x0a

/**
 * The lines of a file with their ends, many at a time; the last one may have no end. A line that grows beyond `bytesMax` is not read
 * to its end: the error of `tooLong`, for the number of that line, is thrown.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  { bytesMax, tooLong }: { bytesMax: number; tooLong: (line: number) => Error },
): AsyncGenerator<Buffer[]> {
  let begun: Buffer[] = []
  let begunBytes = 0
  let count = 0
  for await (const chunk of chunks) {
    const lines: Buffer[] = []
    let at = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, at)) {
      const rest = chunk.subarray(at, end + 1)
      lines.push(begun.length === 0 ? rest : Buffer.concat([...begun, rest]))
      begun = []
      begunBytes = 0
      at = end + 1
    }
    count += lines.length
    if (at < chunk.length) {
      begun.push(chunk.subarray(at))
      begunBytes += chunk.length - at
    }
    if (begunBytes > bytesMax) throw tooLong(count + 1)
    if (lines.length > 0) yield lines
  }
  if (begun.length > 0) yield [Buffer.concat(begun)]
}
