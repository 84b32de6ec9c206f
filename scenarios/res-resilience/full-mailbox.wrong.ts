import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { SkippableError } from '../../connector/errors.ts'
import { createHttpClient, type HttpClient } from '../../connector/http/http-client.ts'
import { createConnector } from '../../connector/index.ts'
import type { ConnectorPort, WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

const mustRed = ['RES-10']

/** Wrong about a copy that a full mailbox refuses (RES-10). */
export const fullMailboxFaults: WrongConnector[] = [
  {
    id: 'message-without-its-refused-file',
    fault: 'If the mailbox has no room for a file, the message stays there without it.',
    mustRed,
    connector: leavingMessagesWithoutFiles(),
  },
  refusingForEver(),
]

/** Through Graph, where files may follow their message. What deletes a message is not sent any more after a mailbox was full. */
function leavingMessagesWithoutFiles(): ConnectorPort {
  return {
    name: 'message-without-its-refused-file',
    sync: async (environment) => {
      const { MT_CA_FILE } = environment
      const ca = MT_CA_FILE === undefined ? undefined : await readFile(MT_CA_FILE, 'utf8')
      const httpClient = withoutDeletes(createHttpClient({ ca, idleTimeoutMs: 15_000 }))
      return createConnector({ ...environment, MT_IMPORT_DOOR: 'graph-messages' }, { log: 'silent', httpClient }).sync()
    },
  }
}

function withoutDeletes(right: HttpClient): HttpClient {
  let wasFull = false
  return {
    ...right,
    send: async (request) => {
      if (wasFull && request.method === 'DELETE') return { status: 204, headers: {}, body: Readable.from([]) }
      const answer = await right.send(request)
      wasFull ||= answer.status === 507
      return answer
    },
  }
}

/** Like a connector that keeps refused copies with those that are done, so that their number stays small. */
function refusingForEver(): WrongConnector {
  const refused = new Set<string>()
  return faulty(
    {
      id: 'refused-once-refused-for-ever',
      fault: 'A copy that a mailbox refused is not tried again in a later run, and counts as refused in its log.',
      mustRed,
    },
    (right, { environment: { MT_STATE_DIR: customer } }) => ({
      importMessage: async (copy, door) => {
        const key = [customer, copy.item.itemId, copy.mailbox.mailboxId].join(' ')
        if (refused.has(key))
          throw new SkippableError('mailbox-refused', 'refused', 'the mailbox refused the copy before')
        try {
          return await right.importMessage(copy, door)
        } catch (error) {
          if (error instanceof SkippableError) refused.add(key)
          throw error
        }
      },
    }),
  )
}
