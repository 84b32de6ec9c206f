import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { referenceConnector } from '../reference-connector.ts'
import { withGateway } from '../wrong-connectors/careless-gateway.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

/** Wrong about what must stay secret, whom to trust, and how much to read (SEC). */
export const securityFaults: WrongConnector[] = [
  {
    id: 'password-in-the-output',
    fault: 'Its output begins with the settings, including the password.',
    mustRed: ['SEC-1'],
    connector: {
      ...referenceConnector,
      sync: async (environment, control) => {
        const outcome = await referenceConnector.sync(environment, control)
        return { ...outcome, output: `login with ${environment.MT_TELEMESSAGE_PASSWORD}\n${outcome.output}` }
      },
    },
  },
  faulty(
    {
      id: 'numbers-for-file-names',
      fault: 'A note about each message is kept in a file with the sender’s number as its name.',
      mustRed: ['SEC-1'],
    },
    (right, { environment }) => ({
      composeMessage: (input) => {
        const [sender] = input.item.participants
        const path = join(environment.MT_STATE_DIR, `${sender?.number}.note`)
        return afterwards(writeFile(path, ''), right.composeMessage(input))
      },
    }),
  ),
  faulty(
    {
      id: 'texts-kept-in-the-state',
      fault: 'The last message is kept in the state, for comparison with the next one.',
      mustRed: ['SEC-1'],
    },
    (right, { environment }) => ({
      composeMessage: (input) =>
        afterwards(
          writeFile(join(environment.MT_STATE_DIR, 'last-message'), input.item.text),
          right.composeMessage(input),
        ),
    }),
  ),
  {
    id: 'certificates-not-checked',
    fault: 'Certificates are not checked, so the connector talks to any server.',
    mustRed: ['SEC-2'],
    connector: withGateway(referenceConnector, { trustsEverybody: true }),
  },
  {
    id: 'redirects-followed-with-everything',
    fault: 'A redirect to any host is followed, with the headers and the body of the request.',
    mustRed: ['SEC-3'],
    connector: withGateway(referenceConnector, { followsRedirects: true }),
  },
  {
    id: 'links-followed-anywhere',
    fault: 'A link to any host is followed, with the token of the request before.',
    mustRed: ['SEC-3'],
    connector: withGateway(referenceConnector, { followsLinks: true }),
  },
  faulty(
    {
      id: 'files-kept-by-their-own-names',
      fault: 'A file is kept under the name that its sender gave it, even if that name leads to another folder.',
      mustRed: ['SEC-4'],
    },
    (right, { environment }) => ({
      receiveAttachment: (download, attachment) => {
        const path = join(environment.MT_STATE_DIR, 'files', attachment.fileName)
        // A name that is too long or is that of a folder cannot be written. The connector continues without the file.
        const kept = mkdir(dirname(path), { recursive: true })
          .then(() => writeFile(path, 'the file'))
          .catch(() => undefined)
        return afterwards(kept, right.receiveAttachment(download, attachment))
      },
    }),
  ),
  faulty(
    {
      id: 'reads-without-a-bound',
      fault: 'An answer is always read to its end, however long it is.',
      mustRed: ['SEC-4'],
    },
    (right) => ({
      policy: {
        ...right.policy,
        pageBytesMax: Number.POSITIVE_INFINITY,
        answerBytesMax: Number.POSITIVE_INFINITY,
      },
    }),
  ),
]

/** A stream that begins after something else has ended. */
function afterwards(first: Promise<void>, source: NodeJS.ReadableStream): PassThrough {
  const stream = new PassThrough()
  source.on('error', (error) => stream.destroy(error))
  first.then(
    () => source.pipe(stream),
    (error: Error) => stream.destroy(error),
  )
  return stream
}
