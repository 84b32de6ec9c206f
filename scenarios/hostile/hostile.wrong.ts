import { itemKindSchema } from '../../harness/contract/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { rewrites, withField } from '../wrong-connectors/rewritten-message.ts'
import { takesOnly, writesAs } from '../wrong-connectors/taken-items.ts'

const knownKinds: ReadonlySet<string> = new Set(itemKindSchema.options)

/** Wrong about items that are not as they should be (RES-7, CNV-5, CNV-9). */
export const hostileFaults: WrongConnector[] = [
  faulty(
    {
      id: 'unknown-kinds-passed-over',
      fault: 'An item of a kind that the connector does not know is ignored.',
      mustRed: ['RES-7'],
    },
    () => takesOnly(({ kind }) => knownKinds.has(kind)),
  ),
  faulty(
    {
      id: 'unknown-apps-passed-over',
      fault: 'An item of an app that the connector does not know is ignored.',
      mustRed: ['RES-7'],
    },
    () => takesOnly(({ network }) => ['WhatsApp', 'WhatsApp Business'].includes(network)),
  ),
  faulty(
    {
      id: 'invisible-characters-removed',
      fault: 'Zero-width spaces, word joiners and byte order marks are removed from the text.',
      mustRed: ['CNV-5'],
    },
    (right) => writesAs(right, ({ text }) => ({ text: text.replaceAll(/[\u200b\u2060\ufeff]/g, '') })),
  ),
  faulty(
    {
      id: 'ascii-subjects-written-as-they-are',
      fault: 'A subject of ASCII is written as it is, also if it looks like encoded words.',
      mustRed: ['CNV-9'],
    },
    (right) =>
      rewrites(right, (octets, { item: { subject } }) =>
        /^[ -~]{1,900}$/.test(subject) ? withField(octets, 'Subject', `Subject: ${subject}\r\n`) : octets,
      ),
  ),
]
