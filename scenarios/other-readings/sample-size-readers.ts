import { Readable } from 'node:stream'
import type { ConnectorParts } from '../../connector/index.ts'
import { type Reader, reader } from './sample-reader.ts'

const base64Bytes = (octets: number): number => Math.ceil(octets / 57) * 78

const filters = ['LIM', 'FLD-4', 'LOG']
/** A small limit, besides the reading under test, so that the tests can use small items. */
const limitBytes = 2_000_003

/** Other limits, other measures, and other fates of items that are too large. */
export const sizeReaders: Reader[] = [
  reader(
    {
      reading: ['size.limitBytes', 10_000_000],
      filters: ['LIM-3'],
      redByDefault: ['LIM-3'],
      redForUsual: ['LIM-3'],
    },
    ({ policy }) => ({ policy: { ...policy, limitBytes: 10_000_000 } }),
  ),
  reader(
    {
      reading: ['size.limitBytes', limitBytes],
      filters,
      redByDefault: ['LIM-3'],
      redForUsual: ['LIM-3'],
    },
    ({ policy }) => ({ policy: { ...policy, limitBytes } }),
  ),
  reader(
    {
      reading: ['size.measure', 'encoded'],
      limitBytes,
      filters,
      redByDefault: ['LIM-3'],
      redForUsual: ['LIM-3'],
    },
    () => ({
      measureItem: ({ textBytes, attachments }) => {
        const attachmentBytes = attachments.map(({ receivedBytes }) => base64Bytes(receivedBytes))
        const totalBytes = attachmentBytes.reduce((sum, bytes) => sum + bytes, base64Bytes(textBytes))
        return { attachmentBytes, totalBytes }
      },
    }),
  ),
  reader(
    {
      reading: ['size.oversizeAttachment', 'drop-attachment'],
      limitBytes,
      filters,
      redByDefault: ['LIM-1', 'LIM-3', 'LIM-7'],
      redForUsual: ['LIM-1', 'LIM-3', 'LIM-7'],
    },
    droppingOversize,
  ),
]

function droppingOversize(right: ConnectorParts): Partial<ConnectorParts> {
  const { policy } = right
  const droppedAttachments = new Set<string>()
  const partialItems = new Set<string>()
  let partial = 0
  return {
    receiveAttachment: (download, attachment) =>
      Readable.from(
        (async function* () {
          const chunks: Buffer[] = []
          let sizeBytes = 0
          for await (const chunk of right.receiveAttachment(download, attachment) as AsyncIterable<Buffer>) {
            sizeBytes += chunk.length
            if (sizeBytes <= policy.limitBytes) chunks.push(chunk)
          }
          if (sizeBytes > policy.limitBytes) droppedAttachments.add(attachment.attachmentId)
          else yield* chunks
        })(),
        { objectMode: false },
      ),
    composeMessage: (input) => {
      const { item } = input
      const isKept = (place: number): boolean => !droppedAttachments.has(item.attachments[place]?.attachmentId ?? '')
      const attachments = input.attachments.filter((_, place) => isKept(place))
      if (attachments.length < input.attachments.length) partialItems.add(item.itemId)
      return right.composeMessage({ ...input, attachments })
    },
    importMessage: async (copy, door) => {
      const imported = await right.importMessage(copy, door)
      if (partialItems.has(copy.item.itemId)) partial += 1
      return imported
    },
    writeSummary: (counts) => right.writeSummary({ ...counts, imported: counts.imported - partial, partial }),
  }
}
