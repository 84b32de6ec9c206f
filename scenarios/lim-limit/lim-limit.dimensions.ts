import { type DimensionTable, dimensionTable } from '../dimension-table.ts'

const over = { size: 'over the limit' } as const

/** What may differ between items at the limit. */
export const limitDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['LIM-1', 'LIM-4', 'LIM-5', 'LIM-6'],
    dimensions: {
      text: ['none', 'short'],
      others: ['no other file', 'a small file before it', 'a small file behind it'],
      participants: ['one mailbox', 'two mailboxes', 'a group'],
      reading: ['fail-item', 'drop-attachment'],
    },
    plays: {
      'LIM-1/attachment-over-the-limit': [
        { text: 'short', others: 'no other file', participants: 'two mailboxes', reading: 'fail-item' },
      ],
      'LIM-1/attachment-dropped': [
        { text: 'short', others: 'a small file behind it', participants: 'two mailboxes', reading: 'drop-attachment' },
      ],
      'LIM-4/nothing-of-it': [
        { text: 'short', others: 'a small file before it', participants: 'a group', reading: 'fail-item' },
      ],
      'LIM-5/neighbours': [
        { text: 'none', others: 'no other file', participants: 'two mailboxes', reading: 'fail-item' },
      ],
      'LIM-6/in-the-log': [
        { text: 'none', others: 'no other file', participants: 'one mailbox', reading: 'fail-item' },
      ],
    },
  }),
  dimensionTable({
    requirements: ['LIM-2', 'LIM-3'],
    dimensions: {
      made: ['of text', 'of one file', 'of two files', 'of text and files', 'of three files'],
      size: [
        'under the limit by a byte',
        'at the limit',
        'over the limit by a byte',
        'over the limit',
        'under the limit',
      ],
      measure: ['decoded', 'encoded'],
    },
    impossible: Object.fromEntries(
      ['under the limit by a byte', 'at the limit', 'over the limit by a byte'].map((size) => [
        `size: ${size} + measure: encoded`,
        'how many bytes a message takes when it is encoded is the choice of the connector',
      ]),
    ),
    plays: {
      'LIM-2/item-over-the-limit': [
        { made: 'of three files', ...over, measure: 'decoded' },
        { made: 'of three files', ...over, measure: 'encoded' },
      ],
      'LIM-3/attachment-alone': [
        { made: 'of one file', size: 'under the limit by a byte', measure: 'decoded' },
        { made: 'of one file', size: 'at the limit', measure: 'decoded' },
        { made: 'of one file', size: 'over the limit by a byte', measure: 'decoded' },
      ],
      'LIM-3/attachment-dropped': [
        { made: 'of one file', size: 'at the limit', measure: 'decoded' },
        { made: 'of one file', size: 'over the limit by a byte', measure: 'decoded' },
      ],
      'LIM-3/text-alone': [
        { made: 'of text', size: 'under the limit by a byte', measure: 'decoded' },
        { made: 'of text', size: 'at the limit', measure: 'decoded' },
        { made: 'of text', size: 'over the limit by a byte', measure: 'decoded' },
      ],
      'LIM-3/sum-of-text-and-attachments': [
        { made: 'of text and files', size: 'under the limit by a byte', measure: 'decoded' },
        { made: 'of text and files', size: 'at the limit', measure: 'decoded' },
        { made: 'of text and files', size: 'over the limit by a byte', measure: 'decoded' },
      ],
      'LIM-3/between-decimal-and-binary': [{ made: 'of two files', size: 'under the limit', measure: 'decoded' }],
      'LIM-3/between-decimal-and-binary-refused': [{ made: 'of two files', ...over, measure: 'decoded' }],
      'LIM-3/message-with-attachments': [
        { made: 'of two files', size: 'under the limit', measure: 'encoded' },
        { made: 'of two files', ...over, measure: 'encoded' },
      ],
      'LIM-3/message-of-text': [
        { made: 'of text', size: 'under the limit', measure: 'encoded' },
        { made: 'of text', ...over, measure: 'encoded' },
      ],
    },
  }),
  dimensionTable({
    requirements: ['LIM-7'],
    dimensions: {
      declared: ['fewer bytes than received', 'more bytes than received'],
      received: ['over the limit', 'under the limit'],
      reading: ['fail-item', 'drop-attachment'],
    },
    plays: {
      'LIM-7/declared-too-small': [
        { declared: 'fewer bytes than received', received: 'over the limit', reading: 'fail-item' },
      ],
      'LIM-7/declared-too-small-dropped': [
        { declared: 'fewer bytes than received', received: 'over the limit', reading: 'drop-attachment' },
      ],
      'LIM-7/declared-too-large': [
        { declared: 'more bytes than received', received: 'under the limit', reading: 'fail-item' },
        { declared: 'more bytes than received', received: 'under the limit', reading: 'drop-attachment' },
      ],
    },
  }),
]
