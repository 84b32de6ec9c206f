import { Readable } from 'node:stream'
import type { ComposeInput, ConnectorParts } from '../../connector/index.ts'

/** The parts of a connector that changes the octets of its messages. The text has one character for each octet. */
export function rewrites(
  right: ConnectorParts,
  change: (octets: string, input: ComposeInput) => string,
): Partial<ConnectorParts> {
  return {
    composeMessage: (input) =>
      Readable.from(
        rewritten(right.composeMessage(input), (octets) => change(octets, input)),
        { objectMode: false },
      ),
  }
}

async function* rewritten(message: Readable, change: (octets: string) => string): AsyncGenerator<Buffer> {
  const octets: Buffer[] = []
  for await (const chunk of message) octets.push(Buffer.from(chunk))
  yield Buffer.from(change(Buffer.concat(octets).toString('latin1')), 'latin1')
}

/** A message with the lines of one header field replaced. An empty `line` removes the field. */
export function withField(octets: string, name: string, line: string): string {
  const end = octets.indexOf('\r\n\r\n') + 2
  const field = new RegExp(`^${name}:.*\\r\\n(?:[ \\t].*\\r\\n)*`, 'im')
  return octets.slice(0, end).replace(field, () => line) + octets.slice(end)
}
