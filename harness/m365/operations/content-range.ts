import { GraphRefusal } from '../graph/errors.ts'
import { chunkBytesMax } from '../mail/limits.ts'
import type { UploadSession } from '../mail/sessions/upload-sessions.ts'

/**
 * Checks that a chunk is the next one of its session: `Content-Range: bytes 0-2097151/3483322`, in order, without gaps.
 * Throws `contentRangeInvalid`, `chunkTooLarge`, `rangeOutside`, `fragmentOverlap`, `fragmentOutOfOrder`.
 */
export function requireNextChunk(session: UploadSession, header: string | undefined, chunk: Buffer): void {
  const [, first, last, total] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header ?? '') ?? []
  if (first === undefined) {
    throw new GraphRefusal('contentRangeInvalid', 'is missing, or not of the form "bytes 0-2097151/3483322"')
  }
  const [from, to] = [Number(first), Number(last)]
  if (Number(total) !== session.sizeBytes) {
    throw new GraphRefusal(
      'contentRangeInvalid',
      `names another size of the file than the session's ${session.sizeBytes}`,
    )
  }
  if (to < from || to >= session.sizeBytes) throw new GraphRefusal('rangeOutside')
  if (to - from + 1 !== chunk.length) {
    throw new GraphRefusal('contentRangeInvalid', `does not match the ${chunk.length} bytes of the body`)
  }
  if (chunk.length > chunkBytesMax) throw new GraphRefusal('chunkTooLarge')
  if (from < session.receivedBytes) throw new GraphRefusal('fragmentOverlap')
  if (from > session.receivedBytes) throw new GraphRefusal('fragmentOutOfOrder')
}
