import { pipeline, Readable, Transform } from 'node:stream'
import { SkippableError } from '../../connector/errors.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

/** Wrong about files that arrive slowly (RES-2) or never end (SEC-4). */
export const downloadFaults: WrongConnector[] = [
  faulty(
    {
      id: 'slow-file-given-up-for-good',
      fault: 'A file that arrives slowly counts as unavailable: its item fails, and the file is not requested again.',
      mustRed: ['RES-2'],
    },
    (right) => ({
      receiveAttachment: (download, attachment) =>
        pipeline(right.receiveAttachment(download, attachment), withoutPatience(), () => undefined),
    }),
  ),
  faulty(
    {
      id: 'file-measured-at-its-end',
      fault: 'The size of a file is checked only after the whole file was read.',
      mustRed: ['SEC-4'],
    },
    (right) => ({
      receiveAttachment: ({ body, headers }, attachment) =>
        right.receiveAttachment({ body: Readable.from(readWhole(body)), headers }, attachment),
    }),
  ),
]

const dripPiecesMin = 8
const dripPieceBytes = 512

function withoutPatience(): Transform {
  let pieces = 0
  let receivedBytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pieces += 1
      receivedBytes += chunk.length
      const drips = pieces >= dripPiecesMin && receivedBytes < pieces * dripPieceBytes
      done(drips ? new SkippableError('attachment-unreadable', 'unreadable', 'it came too slowly') : null, chunk)
    },
  })
}

/** Above every limit. Bytes beyond it are read too, but not kept in memory. */
const keptBytesMax = 32 * 1024 * 1024

async function* readWhole(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = []
  let readBytes = 0
  for await (const chunk of body) {
    readBytes += chunk.length
    if (readBytes <= keptBytesMax) chunks.push(chunk)
  }
  yield* chunks
}
