import { type DimensionTable, dimensionTable } from '../dimension-table.ts'

const fileNames = [
  'document',
  'unknown type',
  'no extension',
  'executable',
  'saved mail',
  'saved web page',
  'voice',
  'text',
  'pictures',
] as const

/** What may differ between conversations, files, deletions and captures. */
export const archivedDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['CAP-3', 'CAP-4'],
    dimensions: { file: [...fileNames, 'spreadsheet'], bytes: ['none', 'some', 'many'] },
    plays: {
      'CAP-3/bytes-name-type': [{ file: 'spreadsheet', bytes: 'some' }],
      'CAP-3/files-beside-a-long-text': [{ file: 'document', bytes: 'some' }],
      'CAP-3/many-files': [{ file: 'pictures', bytes: 'some' }],
      'CAP-3/files-too-large-together': [{ file: 'document', bytes: 'many' }],
      'CAP-3/text-and-file-too-large-together': [{ file: 'document', bytes: 'some' }],
      'CAP-3/large-file': [{ file: 'document', bytes: 'many' }],
      'CAP-4/text': [{ file: 'text', bytes: 'some' }],
      'CAP-4/document': [{ file: 'document', bytes: 'some' }],
      'CAP-4/unknown-type': [{ file: 'unknown type', bytes: 'some' }],
      'CAP-4/no-extension': [{ file: 'no extension', bytes: 'some' }],
      'CAP-4/zero-bytes': [{ file: 'document', bytes: 'none' }],
      'CAP-4/executable': [{ file: 'executable', bytes: 'some' }],
      'CAP-4/type-with-parameters': [{ file: 'voice', bytes: 'some' }],
      'CAP-4/web-page': [{ file: 'saved web page', bytes: 'some' }],
      'CAP-4/mail': [{ file: 'saved mail', bytes: 'some' }],
      'CAP-4/mail-that-no-mail-may-hold': [{ file: 'saved mail', bytes: 'some' }],
    },
  }),
  dimensionTable({
    requirements: ['CAP-5'],
    dimensions: {
      by: ['the sender', 'a receiver'],
      when: ['in the same run', 'in a later run'],
      original: ['with a file', 'text only'],
      id: ['its own', 'that of its original'],
    },
    plays: {
      'CAP-5/same-day': [{ by: 'the sender', when: 'in the same run', original: 'text only', id: 'its own' }],
      'CAP-5/next-day': [{ by: 'the sender', when: 'in a later run', original: 'with a file', id: 'its own' }],
      'CAP-5/deleted-for-me-by-the-receiver': [
        { by: 'a receiver', when: 'in the same run', original: 'text only', id: 'its own' },
      ],
      'CAP-5/under-the-id-of-its-original': [
        { by: 'the sender', when: 'in the same run', original: 'text only', id: 'that of its original' },
      ],
    },
  }),
  dimensionTable({
    requirements: ['CAP-7'],
    dimensions: {
      conversation: ['group', 'broadcast', 'two groups of one name'],
      members: ['some', 'over a hundred', 'thousands'],
      mailboxes: ['some', 'over a hundred'],
      over: ['one message', 'several, and the members change', 'a late capture', 'two captures with unequal members'],
    },
    impossible: { 'members: some + mailboxes: over a hundred': 'each mailbox has a member' },
    plays: {
      'CAP-7/group': [{ conversation: 'group', members: 'some', mailboxes: 'some', over: 'one message' }],
      'CAP-7/broadcast': [{ conversation: 'broadcast', members: 'some', mailboxes: 'some', over: 'one message' }],
      'CAP-7/group-of-1024': [{ conversation: 'group', members: 'thousands', mailboxes: 'some', over: 'one message' }],
      'CAP-7/announcement-group-of-5000': [
        { conversation: 'group', members: 'thousands', mailboxes: 'some', over: 'one message' },
      ],
      'CAP-7/mailboxes': [
        { conversation: 'group', members: 'over a hundred', mailboxes: 'over a hundred', over: 'one message' },
      ],
      'CAP-7/group-whose-members-change': [
        { conversation: 'group', members: 'some', mailboxes: 'some', over: 'several, and the members change' },
      ],
      'CAP-7/broadcast-whose-members-change': [
        { conversation: 'broadcast', members: 'some', mailboxes: 'some', over: 'several, and the members change' },
      ],
      'CAP-7/groups-of-one-name': [
        { conversation: 'two groups of one name', members: 'some', mailboxes: 'some', over: 'one message' },
      ],
      ...Object.fromEntries(
        (['broadcast', 'group'] as const).flatMap((conversation) =>
          ['fewer', 'more'].map((first) => [
            `CAP-7/${conversation}-of-two-phones-with-${first}-first`,
            [
              {
                conversation,
                members: 'some' as const,
                mailboxes: 'some' as const,
                over: 'two captures with unequal members' as const,
              },
            ],
          ]),
        ),
      ),
      'CAP-7/member-at-the-time-of-a-late-item': [
        { conversation: 'group', members: 'some', mailboxes: 'some', over: 'a late capture' },
      ],
    },
  }),
  dimensionTable({
    requirements: ['CAP-10', 'CAP-12'],
    dimensions: {
      second: [
        'the same',
        'in a chat of another id',
        'with other names and another time',
        'almost the same',
        'more text',
        'less text',
        'a file more',
        'in another group',
        'an edit',
      ],
      comes: ['in the same run', 'in a later run'],
      reading: ['content', 'id'],
    },
    plays: {
      'CAP-10/two-phones': [{ second: 'the same', comes: 'in the same run', reading: 'content' }],
      'CAP-10/second-phone-a-day-later': [{ second: 'the same', comes: 'in a later run', reading: 'content' }],
      'CAP-10/second-phone-after-a-new-address': [{ second: 'the same', comes: 'in a later run', reading: 'content' }],
      'CAP-10/direct-chat-of-another-id': [
        { second: 'in a chat of another id', comes: 'in the same run', reading: 'content' },
      ],
      'CAP-10/as-the-second-phone-shows-it': [
        { second: 'with other names and another time', comes: 'in a later run', reading: 'content' },
      ],
      'CAP-10/first-capture-wins': [{ second: 'more text', comes: 'in the same run', reading: 'id' }],
      'CAP-12/placeholder-first': [{ second: 'more text', comes: 'in the same run', reading: 'content' }],
      'CAP-12/placeholder-second': [{ second: 'less text', comes: 'in the same run', reading: 'content' }],
      'CAP-12/file-that-the-first-phone-lacked': [
        { second: 'a file more', comes: 'in the same run', reading: 'content' },
      ],
      'CAP-12/almost-the-same-text': [{ second: 'almost the same', comes: 'in the same run', reading: 'content' }],
      'CAP-12/text-a-day-later': [{ second: 'more text', comes: 'in a later run', reading: 'content' }],
      'CAP-12/edited-back': [{ second: 'an edit', comes: 'in the same run', reading: 'content' }],
      'CAP-12/two-groups': [{ second: 'in another group', comes: 'in the same run', reading: 'content' }],
    },
  }),
]
