import { createHash } from 'node:crypto'
import type { WrongMock } from '../../../harness/runner/index.ts'
import { answersChanged } from '../answers-changed.ts'

const digestOfAnother = createHash('sha256').update('another message').digest('hex')
const withOtherDigest = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (name, value) => (name === 'sha256' ? digestOfAnother : value))

/** Places where the evidence of an item becomes another one (CMP-8). */
export const wrongEvidence: WrongMock[] = [
  {
    id: 'export-changes-a-byte',
    fault: 'An export has one byte of a message changed, and its manifest the digest of the changed message.',
    mustRed: ['CMP-8'],
    breaks: ({ tenant: { ediscovery } }) => {
      const { begin } = ediscovery.operations
      ediscovery.operations.begin = (caseId, result, by) => {
        if (!('items' in result)) return begin(caseId, result, by)
        const items = result.items.map((item) => ({ ...item, message: withByteChanged(item.message) }))
        return begin(caseId, { ...result, items }, by)
      }
    },
  },
  {
    id: 'hold-keeps-an-older-version',
    fault: 'What a hold keeps of a deleted item is another version of it.',
    mustRed: ['CMP-8'],
    tamper: answersChanged('recoverableItems.list', ({ body }) => ({ body: withOtherDigest(body) })),
  },
  {
    id: 'search-names-the-digest-of-another-item',
    fault: 'A hit of a content search has the digest of another item.',
    mustRed: ['CMP-8'],
    tamper: answersChanged('contentSearches.hits', ({ body }) => ({ body: withOtherDigest(body) })),
  },
  {
    id: 'attachment-is-another-file',
    fault: 'The site names another digest of an attachment than that of the file that it serves.',
    mustRed: ['CMP-8'],
    tamper: answersChanged('items.get', ({ body }) => ({ body: withOtherDigest(body) })),
  },
  {
    id: 'hold-keeps-nothing',
    fault: 'A Litigation Hold is answered, and keeps nothing.',
    mustRed: ['CMP-8'],
    breaks: ({ tenant: { compliance } }) => {
      compliance.holds.onMailbox = () => undefined
      compliance.holds.onItem = async () => undefined
    },
  },
]

type ExportedMessage = Extract<
  Parameters<Parameters<NonNullable<WrongMock['breaks']>>[0]['tenant']['ediscovery']['operations']['begin']>[1],
  { items: unknown }
>['items'][number]['message']

function withByteChanged(message: ExportedMessage): ExportedMessage {
  const content = message.mail.content()
  const bytes = Buffer.from(content.bytes)
  bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1
  const changed = { ...content, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  return { ...message, mail: { ...message.mail, content: () => changed } }
}
