import { z } from 'zod'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { openOwnGraph } from '../wrong-connectors/own-graph.ts'
import { rewrites } from '../wrong-connectors/rewritten-message.ts'

const createdSchema = z
  .object({ id: z.string(), changeKey: z.string().optional() })
  .transform(({ id, changeKey }) => ({ itemId: id, changeKey }))
/** Graph takes requests of up to 4 MB, and base64 makes four bytes from three. */
const mimeBytesMax = 2_900_000

/** Wrong about the properties that the mailbox stores with the message (CNV-10, CNV-11). */
export const storedMessageFaults: WrongConnector[] = [
  faulty(
    {
      id: 'left-as-a-draft',
      fault: 'The message is posted to the folder as MIME, so it stays a draft.',
      mustRed: ['CNV-10', 'CNV-11'],
    },
    (right, { environment }) => {
      const graph = openOwnGraph(environment)
      const composed = new Map<string, Buffer>()
      return {
        ...rewrites(right, (octets, { item }) => {
          composed.set(item.archiveMessageId, Buffer.from(octets, 'latin1'))
          return octets
        }),
        importMessage: async (copy, door) => {
          const octets = composed.get(copy.item.archiveMessageId)
          if (octets === undefined || octets.length > mimeBytesMax) return right.importMessage(copy, door)
          const { json } = await graph({
            method: 'POST',
            path: `/v1.0/users/${copy.mailbox.userId}/mailFolders/${copy.folderId}/messages`,
            contentType: 'text/plain',
            body: octets.toString('base64'),
          })
          // If the mailbox refuses, the right connector reports how.
          const created = createdSchema.safeParse(json)
          return created.success ? created.data : right.importMessage(copy, door)
        },
      }
    },
  ),
  faulty(
    {
      id: 'ordinary-item-class',
      fault: 'The message has the item class of ordinary mail.',
      mustRed: ['CNV-11'],
    },
    (right) => ({ policy: { ...right.policy, itemClass: 'IPM.Note' } }),
    { before: (environment) => ({ ...environment, MT_IMPORT_DOOR: 'graph-messages' }) },
  ),
]
