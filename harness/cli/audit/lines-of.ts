import type { Readable } from 'node:stream'

/**
 * The lines of a stream of UTF-8, one after the other, cut at line feeds alone: a reader that also takes away carriage returns would
 * not see one that somebody added.
 */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stream) {
    let bytes = Buffer.concat([rest, chunk as Buffer])
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10)) {
      yield bytes.subarray(0, end).toString()
      bytes = bytes.subarray(end + 1)
    }
    rest = bytes
  }
  if (rest.length > 0) yield rest.toString()
}
