import { Transform } from 'node:stream'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from './faulty.ts'

/** Wrong about what an item is, when it happened, and where it goes. */
export const archivingFaults: WrongConnector[] = [
  faulty(
    {
      id: 'deletions-dropped',
      fault: 'Deletions are not archived.',
      mustRed: ['CAP-5'],
      mayRed: [],
    },
    () => ({ accepts: (item) => item.kind !== 'deletion' }),
  ),
  faulty(
    {
      id: 'deletion-overwrites-the-original',
      fault: 'A deletion takes the place of the message that was deleted, instead of standing beside it.',
      mustRed: ['CAP-5'],
      mayRed: ['LOG-4'],
    },
    (right) => {
      const versions = importedVersions
      return {
        importMessage: async (copy, door) => {
          const original = versions.get(`${copy.mailbox.mailboxId} ${copy.item.refersTo}`)
          const overwrites = copy.item.kind === 'deletion' && original !== undefined
          const imported = overwrites
            ? await door.send({
                FolderId: copy.folderId,
                Mode: 'update',
                ItemId: original.itemId,
                ChangeKey: original.changeKey,
              })
            : await right.importMessage(copy, door)
          const { itemId, changeKey = '' } = imported
          versions.set(`${copy.mailbox.mailboxId} ${copy.item.archiveMessageId}`, { itemId, changeKey })
          return imported
        },
      }
    },
  ),
  faulty(
    {
      id: 'attachment-truncated',
      fault: 'The last byte of every attachment is lost.',
      mustRed: ['CAP-3', 'CNV-6'],
      // What is one byte over the limit is no longer, once it has lost that byte.
      mayRed: ['CAP-4', 'CAP-8', 'FLD-4', 'LIM-1', 'LIM-3', 'LIM-5', 'LIM-6', 'LIM-7', 'LOG-2', 'LOG-4'],
    },
    (right) => ({
      receiveAttachment: (download, attachment) =>
        right.receiveAttachment(download, attachment).pipe(withoutLastByte()),
    }),
  ),
  faulty(
    {
      id: 'dated-by-the-import',
      fault: 'The date of a message is the time of its import.',
      mustRed: ['CNV-2', 'CNV-10'],
      mayRed: ['DAY-4'],
    },
    (right, { now }) => ({
      composeMessage: (input) => right.composeMessage({ ...input, item: { ...input.item, eventTime: now } }),
    }),
  ),
  faulty(
    {
      id: 'equal-texts-are-duplicates',
      fault: 'Two messages of one sender with equal text in one second are taken for one.',
      mustRed: ['CAP-11'],
      mayRed: [],
    },
    () => ({
      messageKey: ({ participants, eventTime, text }) => {
        const sender = participants.find((participant) => participant.role === 'sender')?.number ?? ''
        return `${sender} ${Math.floor(eventTime.getTime() / 1000)} ${text}`
      },
    }),
  ),
  faulty(
    {
      id: 'log-counts-what-was-planned',
      fault: 'The import log counts as imported what it set out to import, refused and skipped copies included.',
      mustRed: ['LOG-4'],
      mayRed: ['LOG-2', 'DAY-6'],
    },
    (right) => ({
      writeSummary: (counts) => {
        const summary = right.writeSummary(counts)
        return { ...summary, imported: summary.available, skipped: 0, failed: 0 }
      },
    }),
  ),
]

/** What was imported as what, over all syncs of the process; its keys name mailboxes, which no two worlds share. */
const importedVersions = new Map<string, { itemId: string; changeKey: string }>()

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
