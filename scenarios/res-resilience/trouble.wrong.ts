import { SkippableError } from '../../connector/errors.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { referenceConnector } from '../reference-connector.ts'
import { withGateway } from '../wrong-connectors/careless-gateway.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

const mustRed = ['RES-12']

/** Done with the day although one thing had a temporary problem (RES-12). */
export const troubleFaults: WrongConnector[] = [
  faulty(
    {
      id: 'mailbox-trouble-taken-for-a-refusal',
      fault: 'A mailbox that answers 429 or 5xx to the end of the run counts as one that refuses.',
      mustRed,
    },
    (right) => ({
      placeFolder: (folders, folderName) => right.placeFolder(folders, folderName).catch(refused),
      importMessage: (copy, door) => right.importMessage(copy, door).catch(refused),
    }),
  ),
  faulty(
    {
      id: 'lookup-trouble-taken-for-nobody',
      fault: 'A participant whose lookup fails counts as one without a mailbox.',
      mustRed,
    },
    (right) => ({ resolveParticipant: (question) => right.resolveParticipant(question).catch(() => 'unmapped') }),
  ),
  {
    id: 'page-trouble-taken-for-the-end',
    fault: 'A page that cannot be fetched counts as an empty last page.',
    mustRed,
    connector: withGateway(referenceConnector, {
      answers: (answer, path) =>
        answer.status >= 500 && path.includes('cursor=')
          ? { status: 200, headers: { 'content-type': 'application/json' }, body: lastPage }
          : answer,
    }),
  },
  {
    id: 'refused-page-taken-for-the-end',
    fault: 'A page that is refused counts as an empty last page; 429, 410 and 5xx are handled.',
    mustRed: ['RES-8', 'RES-12'],
    connector: withGateway(referenceConnector, {
      answers: (answer, path) =>
        [401, 403].includes(answer.status) && path.includes('cursor=')
          ? { status: 200, headers: { 'content-type': 'application/json' }, body: lastPage }
          : answer,
    }),
  },
  {
    id: 'file-trouble-taken-for-a-missing-file',
    fault: 'A file that the site cannot serve now counts as one that it does not have.',
    mustRed,
    connector: withGateway(referenceConnector, {
      answers: (answer, path) =>
        answer.status >= 500 && path.includes('/attachments/') ? { ...answer, status: 404 } : answer,
    }),
  },
]

const lastPage = Buffer.from(JSON.stringify({ items: [], nextCursor: null }))

function refused(cause: unknown): never {
  if (cause instanceof SkippableError) throw cause
  throw new SkippableError('mailbox-refused', 'refused', 'the mailbox does not take the copy', { cause })
}
