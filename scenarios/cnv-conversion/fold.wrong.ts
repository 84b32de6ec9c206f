import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { rewrites, withField } from '../wrong-connectors/rewritten-message.ts'
import { writesAs } from '../wrong-connectors/taken-items.ts'

/** Cuts characters where it folds (CNV-1, CNV-5). */
export const foldFaults: WrongConnector[] = [
  faulty(
    {
      id: 'words-of-45-octets',
      fault: 'The octets of a subject are cut into encoded words of 45 octets, wherever that is.',
      mustRed: ['CNV-1'],
    },
    (right) =>
      rewrites(right, (octets, { item: { subject } }) => {
        if (/^[ -~]*$/.test(subject)) return octets
        return withField(octets, 'Subject', `Subject: ${wordsOf(Buffer.from(subject)).join('\r\n ')}\r\n`)
      }),
  ),
  faulty(
    {
      id: 'text-cut-at-76-units',
      fault: 'The text is encoded in pieces of 76 UTF-16 units, so that half a character may be at the end of one.',
      mustRed: ['CNV-5'],
    },
    (right) => writesAs(right, ({ text }) => ({ text: encodedInPieces(text, 76) })),
  ),
  faulty(
    {
      id: 'names-cut-at-20-units',
      fault:
        'The name of a person is encoded in pieces of 20 UTF-16 units, so that half a character may be at the end of one.',
      mustRed: ['CNV-1'],
    },
    (right) =>
      writesAs(right, ({ participants }) => ({
        participants: participants.map((one) => ({ ...one, name: encodedInPieces(one.name, 20) })),
      })),
  ),
]

function wordsOf(octets: Buffer): string[] {
  const count = Math.ceil(octets.length / 45)
  return Array.from(
    { length: count },
    (_, place) => `=?utf-8?B?${octets.subarray(place * 45, (place + 1) * 45).toString('base64')}?=`,
  )
}

function encodedInPieces(text: string, units: number): string {
  const count = Math.ceil(text.length / units)
  const pieces = Array.from({ length: count }, (_, place) =>
    Buffer.from(text.slice(place * units, (place + 1) * units)),
  )
  return Buffer.concat(pieces).toString()
}
