import { cp, rm } from 'node:fs/promises'
import { FatalError, RetriableError } from '../../connector/errors.ts'
import type { ConnectorPort, SyncOutcome, WrongConnector } from '../../harness/runner/index.ts'
import { referenceConnector } from '../reference-connector.ts'
import { type CarriedAnswer, withGateway } from '../wrong-connectors/careless-gateway.ts'
import { faulty, faultyAround } from '../wrong-connectors/faulty.ts'
import { relogs, withoutFailures } from '../wrong-connectors/rewritten-log.ts'

const impatient = faulty(
  {
    id: 'begins-again-at-once',
    fault: 'A run that gets 429 with Retry-After ends, and begins again at once.',
    mustRed: ['RES-1'],
  },
  (right) => ({ policy: { ...right.policy, retryAfterMsMax: 0 } }),
)

const hasty = faulty(
  {
    id: 'nothing-is-tried-twice',
    fault: 'No request is repeated; whatever the first request does not return is left out.',
    mustRed: ['RES-2'],
  },
  (right) => ({ policy: { ...right.policy, backoffMs: [], downloadAttempts: 1 } }),
)

const trusting = faulty(
  {
    id: 'downloads-not-checked',
    fault: 'The length and the digest of a download are not checked.',
    mustRed: ['RES-4'],
  },
  () => ({ receiveAttachment: ({ body }) => body }),
)

/** Without a record it does not search the mailboxes either: what those connectors do that throw their record away. */
const blind = faulty(
  {
    id: 'second-run-takes-a-copy-of-the-state',
    fault: 'A run does not wait for another one that is in progress, and uses the state from its own beginning.',
    mustRed: ['DAY-9'],
  },
  () => ({ searchesWithoutRecord: false }),
)

/** Wrong about faults, refusals, crashes, and two runs at once (DAY-9, DAY-10, RES). */
export const resilienceFaults: WrongConnector[] = [
  { ...blind, connector: besideEachOther(blind.connector) },
  faulty(
    {
      id: 'starts-from-nothing',
      fault: 'Each run removes the state of the run before.',
      mustRed: ['DAY-10', 'DAY-6'],
    },
    () => ({ searchesWithoutRecord: false }),
    { before: async (environment) => withoutState(environment) },
  ),
  { ...impatient, connector: beginningAgain(impatient.connector) },
  {
    id: 'retry-after-not-read',
    fault: 'A 429 is treated like other errors: the request is repeated after a fifth of a second.',
    mustRed: ['RES-1'],
    connector: withGateway(referenceConnector, { answers: withoutRetryAfter }),
  },
  { ...hasty, connector: endingOtherwise(hasty.connector, (outcome) => ({ ...outcome, status: 'done' })) },
  {
    id: 'says-done-whatever-happened',
    fault: 'A run always reports that it was done, however it ended.',
    mustRed: ['RES-2', 'RES-9', 'RES-11', 'SEC-2'],
    connector: endingOtherwise(referenceConnector, (outcome) => ({ ...outcome, status: 'done' })),
  },
  faulty(
    {
      id: 'write-repeated-blindly',
      fault: 'A write without the expected answer is repeated without a check of the mailbox.',
      mustRed: ['RES-3'],
    },
    (right) => ({
      importMessage: (copy, door) => right.importMessage(copy, door).catch(() => right.importMessage(copy, door)),
    }),
  ),
  { ...trusting, connector: withGateway(trusting.connector, { takesWhatCame: true }) },
  faulty(
    {
      id: 'damaged-download-fails-at-once',
      fault: 'A damaged download is not requested again: its item fails.',
      mustRed: ['RES-4'],
    },
    (right) => ({ policy: { ...right.policy, downloadAttempts: 1 } }),
  ),
  {
    id: 'lock-left-behind',
    fault: 'The lock of a killed run is never broken: every later run believes that another run is in progress.',
    mustRed: ['RES-5'],
    givesUpIn: ['RES-5'],
    connector: keepingItsLock(referenceConnector),
  },
  {
    id: 'unavailable-taken-for-not-done',
    fault: 'A 503 counts as proof that the server did nothing: the request is always sent again.',
    mustRed: ['RES-3'],
    connector: withGateway(referenceConnector, {
      answers: (answer) =>
        answer.status === 503 ? { ...answer, status: 429, headers: { ...answer.headers, 'retry-after': '0' } } : answer,
    }),
  },
  {
    id: 'state-of-a-crash-thrown-away',
    fault: 'The state that a crash left behind counts as damaged and is removed.',
    mustRed: ['RES-5'],
    connector: {
      ...referenceConnector,
      sync: async (environment, control) => {
        const connector = control?.kill === undefined ? blind.connector : referenceConnector
        const outcome = await connector.sync(environment, control)
        if (outcome.trouble === 'killed') await withoutState(environment)
        return outcome
      },
    },
  },
  faulty(
    {
      id: 'order-taken-for-granted',
      fault: 'An item that was captured earlier than the item before it counts as read already.',
      mustRed: ['RES-6'],
    },
    () => {
      let latestMs = 0
      return {
        accepts: ({ captureTime }) => {
          const isNew = captureTime.getTime() >= latestMs
          latestMs = Math.max(latestMs, captureTime.getTime())
          return isNew
        },
      }
    },
  ),
  faultyAround(
    {
      id: 'unreadable-items-passed-over',
      fault: 'An item that cannot be read is ignored without a record in the import log.',
      mustRed: ['RES-7'],
    },
    relogs((log) => withoutFailures(log, (reason) => reason === 'unreadable')),
  ),
  {
    id: 'token-never-renewed',
    fault: 'A run uses its first token until its end: when the token expires, the run has no access.',
    mustRed: ['RES-8'],
    connector: withGateway(referenceConnector, {
      answers: (answer, path) =>
        answer.status === 401 && !path.endsWith('/login') ? { ...answer, status: 403 } : answer,
    }),
  },
  faulty(
    {
      id: 'bad-days-given-up',
      fault: 'The run after a failed run fetches only its own 24 hours, so nothing makes up for the failed one.',
      mustRed: ['RES-9', 'RES-11'],
    },
    (right) => ({ windowFor: ({ now, backfill }, policy) => right.windowFor({ now, backfill, state: {} }, policy) }),
  ),
  faulty(
    {
      id: 'refused-copies-tried-for-ever',
      fault: 'A copy that its mailbox refuses is left to the next run, so the window never closes.',
      mustRed: ['RES-10'],
    },
    (right) => ({
      placeFolder: (folders, folderName) => right.placeFolder(folders, folderName).catch(putOff),
      importMessage: (copy, door) => right.importMessage(copy, door).catch(putOff),
    }),
  ),
  faulty(
    {
      id: 'refusal-ends-the-run',
      fault: 'A mailbox that refuses ends the run: no other mailbox gets the items after that.',
      mustRed: ['RES-10'],
    },
    (right) => ({
      placeFolder: (folders, folderName) => right.placeFolder(folders, folderName).catch(giveUp),
      importMessage: (copy, door) => right.importMessage(copy, door).catch(giveUp),
    }),
  ),
  {
    id: 'refused-login-is-an-empty-day',
    fault: 'A refused login counts as a day without items.',
    mustRed: ['RES-11'],
    connector: endingOtherwise(referenceConnector, (outcome) =>
      outcome.message.startsWith('login-refused') ? { ...outcome, status: 'done' } : outcome,
    ),
  },
]

async function withoutState<E extends { MT_STATE_DIR: string }>(environment: E): Promise<E> {
  await rm(environment.MT_STATE_DIR, { recursive: true, force: true })
  return environment
}

/** Paths that may vanish during the copy: temporary files, and a new file that replaces another when it is complete. */
const passing = /\/(spool|staging|[^/]*\.new)$/

/** Runs that share a state do not wait for each other. */
function besideEachOther(connector: ConnectorPort): ConnectorPort {
  const atWork = new Set<string>()
  return {
    ...connector,
    sync: async (environment, control) => {
      const { MT_STATE_DIR } = environment
      if (atWork.has(MT_STATE_DIR)) {
        const copy = `${MT_STATE_DIR}-beside`
        await cp(MT_STATE_DIR, copy, { recursive: true, filter: (path) => !passing.test(path) })
        return connector.sync({ ...environment, MT_STATE_DIR: copy }, control)
      }
      atWork.add(MT_STATE_DIR)
      return connector.sync(environment, control).finally(() => atWork.delete(MT_STATE_DIR))
    },
  }
}

function putOff(cause: unknown): never {
  throw new RetriableError('unavailable', 'a copy was refused: run the connector again later', { cause })
}

function giveUp(cause: unknown): never {
  throw new FatalError('request-refused', 'a mailbox refuses: correct that, then run again', { cause })
}

function keepingItsLock(connector: ConnectorPort): ConnectorPort {
  const locked = new Set<string>()
  return {
    ...connector,
    sync: async (environment, control) => {
      const { MT_STATE_DIR } = environment
      if (locked.has(MT_STATE_DIR)) return { status: 'try-again', message: 'state-in-use: another run is in progress' }
      const outcome = await connector.sync(environment, control)
      if (outcome.trouble === 'killed') locked.add(MT_STATE_DIR)
      return outcome
    },
  }
}

function beginningAgain(connector: ConnectorPort): ConnectorPort {
  return {
    ...connector,
    sync: async (environment, control) => {
      for (let run = 1; run < 20; run += 1) {
        const outcome = await connector.sync(environment, control)
        if (outcome.status !== 'try-again') return outcome
      }
      return connector.sync(environment, control)
    },
  }
}

function endingOtherwise(connector: ConnectorPort, change: (outcome: SyncOutcome) => SyncOutcome): ConnectorPort {
  return {
    ...connector,
    sync: async (environment, control) => change(await connector.sync(environment, control)),
  }
}

function withoutRetryAfter(answer: CarriedAnswer): CarriedAnswer {
  if (answer.status !== 429) return answer
  const { 'retry-after': _, ...headers } = answer.headers
  return { ...answer, status: 503, headers }
}
