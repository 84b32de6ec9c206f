import { FatalError } from '../../connector/errors.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { referenceConnector } from '../reference-connector.ts'
import { type CarriedAnswer, withGateway } from '../wrong-connectors/careless-gateway.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

/** Wrong about what it cannot find out: whether a message is in a mailbox, who has an address, what else a window has. */
export const noSearchFaults: WrongConnector[] = [
  {
    id: 'search-trouble-taken-for-nothing-there',
    fault: 'A mailbox that cannot be searched now is taken for one without the message.',
    mustRed: ['RES-3', 'RES-5'],
    connector: withGateway(referenceConnector, {
      answers: (answer, path) => (isSearch(path) && answer.status >= 500 ? json({ value: [] }) : answer),
    }),
  },
  faulty(
    {
      id: 'denied-lookups-taken-for-nobody',
      fault: 'If the tenant allows no lookups, nobody has a mailbox, and the day counts as done.',
      mustRed: ['RES-12'],
    },
    (right) => ({
      resolveParticipant: (question) =>
        right.resolveParticipant(question).catch((error: unknown) => {
          if (error instanceof FatalError) return 'unmapped'
          throw error
        }),
    }),
  ),
  faulty(
    {
      id: 'ends-after-a-few-expired-cursors',
      fault: 'After a few readings that ended with an expired cursor, what was read is taken for the whole window.',
      mustRed: ['RES-2'],
    },
    (right) => {
      let expired = 0
      return {
        nextPage: (answer, limit) => {
          if (answer === 'expired') expired += 1
          return expired > 3 ? 'end' : right.nextPage(answer, limit)
        },
      }
    },
  ),
]

/** A list of the messages in a folder or a mailbox. A write into them has no query. */
function isSearch(path: string): boolean {
  return /\/(items|messages)\?/.test(path) && path.includes('/v1.0/')
}

function json(value: object): CarriedAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) }
}
