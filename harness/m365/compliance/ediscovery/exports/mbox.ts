import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
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
      yield Buffer.from(separatorOf(message))
      yield quoted(message.mail.content().bytes)
      yield Buffer.from('\r\n')
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

/** Begins a message: `From `, an address, and the time in UTC as `asctime` writes it. */
function separatorOf({ sentTime, receivedTime, createdTime }: Message): string {
  const at = sentTime ?? receivedTime ?? createdTime
  const [day = '', date = '', month = '', year = '', time = ''] = at.toUTCString().replace(',', '').split(' ')
  return `From MAILER-DAEMON ${day} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}\r\n`
}

const separatorInside = /(^|\n)(>*From )/g

/** A line that a reader would take for the beginning of a message gets one more `>`, which readers of mboxrd take away again. */
function quoted(bytes: Buffer): Buffer {
  // Most messages have no such line, and are not copied.
  const text = bytes.toString('latin1')
  const endsLine = text.endsWith('\n')
  if (text.search(separatorInside) === -1 && endsLine) return bytes
  const lines = text.replaceAll(separatorInside, '$1>$2')
  return Buffer.from(endsLine ? lines : `${lines}\r\n`, 'latin1')
}
