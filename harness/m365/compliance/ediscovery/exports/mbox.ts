import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { inMbox } from '../../../../mail-files/formats/mboxrd.ts'
import type { Message } from '../../../mailbox/message.ts'

/** Messages one after the other in one file (RFC 4155, in the form mboxrd). It is written when it is read. */
export interface Mbox {
  stream(): Readable
  measured(): { sizeBytes: number; sha256: string }
}

/** A file with the messages in their order. */
export function createMbox(items: readonly { message: Message }[]): Mbox {
  function* pieces(): Generator<Buffer> {
    for (const { message } of items) {
      const { sentTime, receivedTime, createdTime, mail } = message
      yield inMbox(mail.content().bytes, sentTime ?? receivedTime ?? createdTime)
    }
  }
  return {
    stream: () => Readable.from(pieces()),
    measured: () => {
      const digest = createHash('sha256')
      let sizeBytes = 0
      for (const piece of pieces()) {
        digest.update(piece)
        sizeBytes += piece.length
      }
      return { sizeBytes, sha256: digest.digest('hex') }
    },
  }
}
