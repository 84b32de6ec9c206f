import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { referenceConnector } from '../reference-connector.ts'
import { withGateway } from '../wrong-connectors/careless-gateway.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { openOwnContainer } from '../wrong-connectors/own-container.ts'

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
    id: 'certificates-for-any-host',
    fault: 'A certificate of a trusted authority is accepted from any host, whatever name it is for.',
    mustRed: ['SEC-2'],
    connector: withGateway(referenceConnector, { trustsEveryName: true }),
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
  {
    id: 'redirects-followed-without-the-token',
    fault: 'A redirect to any host is followed without the token, but with the body of the request: the message.',
    mustRed: ['SEC-3'],
    connector: withGateway(referenceConnector, { followsRedirects: true, withholdsCredentials: true }),
  },
  {
    id: 'links-followed-without-the-token',
    fault: 'A message is sent to the link that Graph returns, without the token and without a look at the host.',
    mustRed: ['SEC-3'],
    connector: withGateway(referenceConnector, { followsLinks: true, withholdsCredentials: true }),
  },
  faulty(
    {
      id: 'number-in-a-blob-name',
      fault: 'While a message is composed, the container has a lock with the sender’s number in its name.',
      mustRed: ['SEC-1'],
    },
    (right, { environment }) => ({
      composeMessage: (input) => {
        const [sender] = input.item.participants
        const locked = environment.MT_STAGING_URL === undefined ? Promise.resolve() : lock(environment, sender?.number)
        return afterwards(locked, right.composeMessage(input))
      },
    }),
  ),
  {
    id: 'refused-row-in-the-output',
    fault: 'The output shows the last row of a mapping file that is refused, so that it is found faster.',
    mustRed: ['SEC-1'],
    connector: {
      ...referenceConnector,
      sync: async (environment, control) => {
        const outcome = await referenceConnector.sync(environment, control)
        const { MT_MAPPING_FILE: path } = environment
        if (outcome.status !== 'failed' || path === undefined) return outcome
        const rows = (await readFile(path, 'utf8')).trimEnd().split('\n')
        return { ...outcome, output: `${outcome.output}refused: ${rows.at(-1)}\n` }
      },
    },
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

async function lock(environment: ConnectorEnvironment, number: string | undefined): Promise<void> {
  const container = await openOwnContainer(environment)
  const blob = container.getBlockBlobClient(`locks/${number}`)
  await blob.upload('', 0)
  await blob.delete()
}

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
