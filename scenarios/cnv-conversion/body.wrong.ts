import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { rewrites, withField } from '../wrong-connectors/rewritten-message.ts'
import { writesAs } from '../wrong-connectors/taken-items.ts'

/** Wrong about lines, text and parts of a message (CNV-1, CNV-5, CNV-9). */
export const bodyFaults: WrongConnector[] = [
  faulty(
    {
      id: 'bare-line-feeds',
      fault: 'Lines of a message end in LF without CR.',
      mustRed: ['CNV-1'],
    },
    (right) => rewrites(right, (octets) => octets.replaceAll('\r\n', '\n')),
  ),
  faulty(
    {
      id: 'base64-in-one-line',
      fault: 'The base64 of a file is one single line.',
      mustRed: ['CNV-1'],
    },
    (right) => rewrites(right, (octets) => octets.replaceAll(/(?<=^[A-Za-z0-9+/]{76})\r\n/gm, '')),
  ),
  faulty(
    {
      id: 'base64-padded-in-the-middle',
      fault: 'A file is encoded in pieces that each end with padding, at which some readers stop.',
      mustRed: ['CNV-1'],
    },
    (right) =>
      rewrites(right, (octets) =>
        octets.replaceAll(/(?<=^[A-Za-z0-9+/]{76}\r\n)[A-Za-z0-9+/]{76}(?=\r\n)/gm, inPieces),
      ),
  ),
  faulty(
    {
      id: 'blanks-at-line-ends-not-escaped',
      fault: 'In quoted-printable, blanks at the ends of lines stay as they are, so that readers remove them.',
      mustRed: ['CNV-5'],
    },
    (right) => rewrites(right, (octets) => octets.replaceAll(/=20(?=\r\n)/g, ' ').replaceAll(/=09(?=\r\n)/g, '\t')),
  ),
  faulty(
    {
      id: 'mime-version-left-out',
      fault: 'The message has no MIME-Version, so its parts and encodings are only text.',
      mustRed: ['CNV-1'],
    },
    (right) => rewrites(right, (octets) => withField(octets, 'MIME-Version', '')),
  ),
  faulty(
    {
      id: 'blanks-in-the-message-id',
      fault: 'There are blanks between the Message-ID and its angle brackets.',
      mustRed: ['CNV-1'],
    },
    (right) => rewrites(right, (octets) => octets.replace(/^Message-ID:\s*<([^>]+)>/im, 'Message-ID: < $1 >')),
  ),
  faulty(
    {
      id: 'text-tidied',
      fault: 'Several blanks or empty lines in the text become one.',
      mustRed: ['CNV-5'],
    },
    (right) => writesAs(right, ({ text }) => ({ text: text.replaceAll(/[ \t]+/g, ' ').replaceAll(/\n+/g, '\n') })),
  ),
  faulty(
    {
      id: 'line-break-added',
      fault: 'A line break is added to every text, even if the text ends with one.',
      mustRed: ['CNV-5'],
    },
    (right) => writesAs(right, ({ text }) => ({ text: `${text}\n` })),
  ),
  faulty(
    {
      id: 'text-in-latin-1',
      fault: 'Question marks replace characters beyond Latin-1 in the text.',
      mustRed: ['CNV-5'],
    },
    (right) => writesAs(right, ({ text }) => ({ text: text.replaceAll(/[^\n -~\u00a0-\u00ff]/gu, '?') })),
  ),
  faulty(
    {
      id: 'text-normalised',
      fault: 'The text is converted to Unicode normal form C.',
      mustRed: ['CNV-5'],
    },
    (right) => writesAs(right, ({ text }) => ({ text: text.normalize('NFC') })),
  ),
  faulty(
    {
      id: 'boundary-that-text-can-hold',
      fault: 'The boundary between the parts is the same in every message, and a text can contain it.',
      mustRed: ['CNV-9'],
    },
    (right) => rewrites(right, (octets) => octets.replaceAll(/=_-[0-9a-f]{24}-Part_\d+/g, 'ArchiverPart')),
  ),
]

/** The octets of a line of base64 in two pieces. */
function inPieces(line: string): string {
  const octets = Buffer.from(line, 'base64')
  return [octets.subarray(0, 28), octets.subarray(28)].map((piece) => piece.toString('base64')).join('\r\n')
}
