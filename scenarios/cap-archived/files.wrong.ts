import { pipeline, Transform } from 'node:stream'
import { SkippableError } from '../../connector/errors.ts'
import type { ConnectorParts, ReceivedAttachment } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { openOwnGraph } from '../wrong-connectors/own-graph.ts'
import { takesAs } from '../wrong-connectors/taken-items.ts'

/** Graph takes requests of up to 4 MB. */
const requestBytesMax = 4_000_000

/** Wrong about the files of an item (CAP-3, CAP-4, CNV-6). */
export const fileFaults: WrongConnector[] = [
  faulty(
    {
      id: 'attachment-truncated',
      fault: 'The last byte of every attachment is lost.',
      mustRed: ['CAP-3', 'CNV-6'],
    },
    (right) => ({
      receiveAttachment: (download, attachment) =>
        pipeline(right.receiveAttachment(download, attachment), withoutLastByte(), () => undefined),
    }),
  ),
  faulty(
    {
      id: 'content-types-forgotten',
      fault: 'Every attachment becomes application/octet-stream.',
      mustRed: ['CAP-3'],
    },
    (right) => attaches(right, (files) => files.map((file) => ({ ...file, contentType: 'application/octet-stream' }))),
  ),
  faulty(
    {
      id: 'text-files-in-crlf',
      fault: 'The lines of text files end with CRLF in the archive, whatever they ended with.',
      mustRed: ['CAP-4'],
    },
    (right) => ({
      receiveAttachment: (download, attachment) => {
        const received = right.receiveAttachment(download, attachment)
        return attachment.contentType.startsWith('text/')
          ? pipeline(received, linesInCrlf(), () => undefined)
          : received
      },
    }),
  ),
  faulty(
    {
      id: 'saved-mails-embedded',
      fault: 'A saved mail is read and embedded as a message, so that its lines end with CRLF.',
      mustRed: ['CAP-4'],
    },
    (right) => ({
      receiveAttachment: (download, attachment) => {
        const received = right.receiveAttachment(download, attachment)
        return attachment.contentType.startsWith('message/')
          ? pipeline(received, linesInCrlf(), () => undefined)
          : received
      },
    }),
  ),
  faulty(
    {
      id: 'large-files-lose-their-type',
      fault: 'Files of more than 3 MB become application/octet-stream.',
      mustRed: ['CAP-3'],
    },
    () =>
      takesAs((item) => {
        for (const file of item.attachments)
          if (file.declaredSizeBytes > 3_000_000) file.contentType = 'application/octet-stream'
      }),
  ),
  faulty(
    {
      id: 'each-file-measured-alone',
      fault: 'A message goes into one request if each of its files is below 3 MB, however large they are together.',
      mustRed: ['CAP-3'],
    },
    (right, { environment }) => {
      const graph = openOwnGraph(environment)
      const small = new Set<string>()
      return {
        ...takesAs(({ itemId, text, attachments }) => {
          const sizes = [text.length, ...attachments.map(({ declaredSizeBytes }) => declaredSizeBytes)]
          if (sizes.length > 1 && sizes.every((sizeBytes) => sizeBytes < 3_000_000)) small.add(itemId)
        }),
        importMessage: async (copy, door) => {
          // A smaller one goes the right way: this is only about what the request does not hold.
          if (!small.has(copy.item.itemId) || copy.sizeBytes < requestBytesMax) return right.importMessage(copy, door)
          const path = `/v1.0/users/${copy.mailbox.userId}/mailFolders/${copy.folderId}/messages`
          const body = JSON.stringify({ body: { content: 'x'.repeat(copy.sizeBytes) } })
          const { status } = await graph({ method: 'POST', path, body })
          throw new SkippableError('mailbox-refused', 'refused', `the mailbox refuses: status ${status}`)
        },
      }
    },
  ),
  faulty(
    {
      id: 'ten-files-at-most',
      fault: 'The first ten files of an item are archived, and no others.',
      mustRed: ['CAP-3'],
    },
    () =>
      takesAs((item) => {
        item.attachments = item.attachments.slice(0, 10)
      }),
  ),
  faulty(
    {
      id: 'one-file-beside-a-long-text',
      fault:
        'An item whose text is longer than 3 MB takes another way into the mailbox, which keeps only its first file.',
      mustRed: ['CAP-3'],
    },
    () =>
      takesAs((item) => {
        if (Buffer.byteLength(item.text) > 3_000_000) item.attachments = item.attachments.slice(0, 1)
      }),
  ),
  faulty(
    {
      id: 'zero-byte-file-skipped',
      fault: 'A file of zero bytes counts as a failed download and is left out.',
      mustRed: ['CAP-4'],
    },
    () =>
      takesAs((item) => {
        item.attachments = item.attachments.filter(({ declaredSizeBytes }) => declaredSizeBytes > 0)
      }),
  ),
  faulty(
    {
      id: 'executables-blocked',
      fault: 'Executables are left out, as by a mail gateway.',
      mustRed: ['CAP-4'],
    },
    () =>
      takesAs((item) => {
        item.attachments = item.attachments.filter(({ fileName }) => !fileName.endsWith('.exe'))
      }),
  ),
  faulty(
    {
      id: 'equal-names-overwritten',
      fault: 'If two attachments have the same name, the second replaces the first.',
      mustRed: ['CNV-6'],
    },
    (right) => attaches(right, (files) => [...new Map(files.map((file) => [file.fileName, file])).values()]),
  ),
  faulty(
    {
      id: 'file-names-in-ascii',
      fault: 'Characters beyond ASCII are dropped from the names of files.',
      mustRed: ['CNV-6'],
    },
    (right) =>
      attaches(right, (files) => files.map((file) => ({ ...file, fileName: file.fileName.replaceAll(/[^ -~]/g, '') }))),
  ),
]

/** The parts of a connector whose messages have other attachments than it received. */
function attaches(
  right: ConnectorParts,
  change: (files: ReceivedAttachment[]) => ReceivedAttachment[],
): Partial<ConnectorParts> {
  return {
    composeMessage: (input) => right.composeMessage({ ...input, attachments: change(input.attachments) }),
  }
}

/** The text as some mail programs send it. The files of the scenarios are so small that they come in one piece. */
function linesInCrlf(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, Buffer.from(chunk.toString('latin1').replace(/(?<!\r)\n/g, '\r\n'), 'latin1'))
    },
  })
}

function withoutLastByte(): Transform {
  let held = Buffer.alloc(0)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = Buffer.concat([held, chunk])
      held = all.subarray(-1)
      done(null, all.subarray(0, -1))
    },
  })
}
