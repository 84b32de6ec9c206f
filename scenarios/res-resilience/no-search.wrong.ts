import { FatalError } from '../../connector/errors.ts'
import type { ConnectorPort, WrongConnector } from '../../harness/runner/index.ts'
import { referenceConnector } from '../reference-connector.ts'
import { type CarriedAnswer, withGateway } from '../wrong-connectors/careless-gateway.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

/** Wrong about what it cannot find out: whether a message is in a mailbox, who has an address, what else a window has. */
export const noSearchFaults: WrongConnector[] = [
  {
    id: 'search-trouble-taken-for-nothing-there',
    fault: 'A mailbox that cannot be searched now is taken for one without the message.',
    mustRed: ['RES-3', 'RES-5'],
    connector: withGateway(referenceConnector, { answers: nothingThereInTrouble }),
  },
  {
    id: 'search-trouble-taken-for-nothing-there-later',
    fault: 'Once a day was finished, a mailbox that cannot be searched now is taken for one without the message.',
    mustRed: ['RES-3'],
    connector: onceADayWasFinished(withGateway(referenceConnector, { answers: nothingThereInTrouble })),
  },
  {
    id: 'denied-search-taken-for-trouble',
    fault: 'A mailbox that denies the search for a lost copy counts as one in trouble, so no run gets beyond it.',
    mustRed: ['RES-10'],
    connector: withGateway(referenceConnector, {
      answers: (answer, path) => (isSearch(path) && answer.status === 403 ? { ...answer, status: 503 } : answer),
    }),
  },
  faulty(
    {
      id: 'denied-mailbox-ends-the-run',
      fault: 'If the tenant does not let it see the mailbox of one user, the run ends.',
      mustRed: ['RES-10'],
    },
    (right) => ({
      resolveParticipant: async (question) => {
        const resolution = await right.resolveParticipant(question)
        if (resolution === 'unmapped' || resolution.mailbox.refusal === undefined) return resolution
        throw new FatalError('request-refused', 'the tenant denies a mailbox: allow it, then run again')
      },
    }),
  ),
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

/** The right connector until a run with the same state was done, and then the wrong one. */
function onceADayWasFinished(wrong: ConnectorPort): ConnectorPort {
  const finished = new Set<string>()
  return {
    ...wrong,
    sync: async (environment, control) => {
      const { MT_STATE_DIR } = environment
      const connector = finished.has(MT_STATE_DIR) ? wrong : referenceConnector
      const outcome = await connector.sync(environment, control)
      if (outcome.status === 'done') finished.add(MT_STATE_DIR)
      return outcome
    },
  }
}

function nothingThereInTrouble(answer: CarriedAnswer, path: string): CarriedAnswer {
  return isSearch(path) && answer.status >= 500 ? json({ value: [] }) : answer
}

/** A list of the messages in a folder or a mailbox. A write into them has no query. */
function isSearch(path: string): boolean {
  return /\/(items|messages)\?/.test(path) && path.includes('/v1.0/')
}

function json(value: object): CarriedAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) }
}
