import { type DimensionTable, dimensionTable } from '../dimension-table.ts'
import { withoutNumber } from './message.scenario.ts'

const fields = ['text', 'subject', 'name of a person', 'name of a group', 'name of a file'] as const

/** What may differ between messages: which part, what is in it, and how long it is. */
export const conversionDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['CNV-1', 'CNV-5', 'CNV-6', 'CNV-7', 'CNV-9'],
    dimensions: {
      field: fields,
      content: [
        'ASCII',
        'emoji',
        'right to left',
        'combining marks',
        'Chinese, Japanese, Korean',
        'line breaks',
        'what mail or HTML gives a meaning',
        'a header or a part',
      ],
      length: ['short', 'beyond a fold', 'very long'],
    },
    impossible: {
      'field: subject + content: line breaks': 'a site serves no subject with a line break; the rows of `hostile` do',
    },
    plays: {
      'CNV-1/valid-message': [
        { field: 'text', content: 'ASCII', length: 'very long' },
        { field: 'text', content: 'what mail or HTML gives a meaning', length: 'short' },
      ],
      'CNV-1/characters-at-the-folds': (['emoji', 'right to left', 'Chinese, Japanese, Korean'] as const).flatMap(
        (content) =>
          (['subject', 'name of a person', 'name of a group', 'name of a file'] as const).map(
            (field) =>
              ({
                field,
                content,
                length: 'beyond a fold' as const,
              }) as const,
          ),
      ),
      'CNV-5/characters-at-the-folds': (
        ['emoji', 'right to left', 'combining marks', 'Chinese, Japanese, Korean'] as const
      ).map((content) => ({ field: 'text', content, length: 'beyond a fold' }) as const),
      'CNV-5/emoji': [{ field: 'text', content: 'emoji', length: 'short' }],
      'CNV-5/right-to-left': [{ field: 'text', content: 'right to left', length: 'short' }],
      'CNV-5/combining-marks': [{ field: 'text', content: 'combining marks', length: 'short' }],
      'CNV-5/line-breaks': [{ field: 'text', content: 'line breaks', length: 'short' }],
      'CNV-5/last-lines': [{ field: 'text', content: 'line breaks', length: 'short' }],
      'CNV-5/blanks-at-line-ends': [{ field: 'text', content: 'line breaks', length: 'short' }],
      'CNV-5/dots-and-from': [{ field: 'text', content: 'what mail or HTML gives a meaning', length: 'short' }],
      'CNV-5/markup': [{ field: 'text', content: 'what mail or HTML gives a meaning', length: 'short' }],
      'CNV-5/cjk': [{ field: 'text', content: 'Chinese, Japanese, Korean', length: 'short' }],
      'CNV-5/64-kb': [{ field: 'text', content: 'ASCII', length: 'very long' }],
      'CNV-5/hostile-text': [{ field: 'text', content: 'what mail or HTML gives a meaning', length: 'short' }],
      'CNV-6/non-ascii-name': (['emoji', 'right to left', 'Chinese, Japanese, Korean'] as const).map(
        (content) =>
          ({
            field: 'name of a file',
            content,
            length: 'short',
          }) as const,
      ),
      'CNV-6/255-characters': [{ field: 'name of a file', content: 'ASCII', length: 'very long' }],
      'CNV-6/equal-names': [{ field: 'name of a file', content: 'ASCII', length: 'short' }],
      'CNV-6/path-like-name': [
        { field: 'name of a file', content: 'what mail or HTML gives a meaning', length: 'short' },
      ],
      'CNV-6/quotes-in-name': [
        { field: 'name of a file', content: 'what mail or HTML gives a meaning', length: 'short' },
      ],
      'CNV-7/served-subject': (['emoji', 'right to left', 'combining marks'] as const).flatMap((content) => [
        { field: 'subject', content, length: 'short' } as const,
        { field: 'name of a group', content, length: 'short' } as const,
      ]),
      'CNV-9/group-name': [{ field: 'name of a group', content: 'a header or a part', length: 'short' }],
      'CNV-9/person-name': [{ field: 'name of a person', content: 'a header or a part', length: 'short' }],
      'CNV-9/file-name': [{ field: 'name of a file', content: 'a header or a part', length: 'short' }],
      'CNV-9/boundary-in-text': [{ field: 'text', content: 'a header or a part', length: 'short' }],
      'CNV-9/hostile-content': fields.map(
        (field) => ({ field, content: 'a header or a part', length: 'short' }) as const,
      ),
    },
  }),
  dimensionTable({
    requirements: ['CNV-2', 'CNV-10'],
    dimensions: { date: ['of the message', 'sent', 'received'], captured: ['hours later', 'at once'] },
    plays: {
      'CNV-2/date-of-the-event': [{ date: 'of the message', captured: 'hours later' }],
      'CNV-10/no-draft': [
        { date: 'sent', captured: 'hours later' },
        { date: 'received', captured: 'hours later' },
      ],
    },
  }),
  dimensionTable({
    requirements: ['CNV-3', 'CNV-4'],
    dimensions: {
      person: ['sender', 'recipient'],
      address: ['of a user', 'none'],
      listed: ['first', 'in the middle', 'last'],
      number: ['known', 'an id instead', 'unknown'],
    },
    impossible: {
      'address: of a user + number: an id instead': 'only numbers are registered with an address',
      'address: of a user + number: unknown': 'only numbers are registered with an address',
    },
    plays: {
      'CNV-3/display-format': [
        { person: 'sender', address: 'of a user', listed: 'first', number: 'known' },
        { person: 'recipient', address: 'of a user', listed: 'last', number: 'known' },
      ],
      'CNV-3/sender-listed-last': (['first', 'in the middle', 'last'] as const).flatMap((listed) => [
        { person: 'sender', address: 'of a user', listed, number: 'known' } as const,
        { person: 'recipient', address: 'of a user', listed, number: 'known' } as const,
      ]),
      'CNV-4/sender-without-address': [{ person: 'sender', address: 'none', listed: 'first', number: 'known' }],
      'CNV-4/without-address': [
        { person: 'recipient', address: 'none', listed: 'in the middle', number: 'known' },
        { person: 'recipient', address: 'none', listed: 'last', number: 'known' },
      ],
      ...Object.fromEntries(
        withoutNumber.map(([slug, , number]) => [
          `CNV-4/${slug}`,
          (['sender', 'recipient'] as const).flatMap((person) =>
            (['first', 'in the middle', 'last'] as const).map((listed) => {
              const known = number === '' ? 'unknown' : 'an id instead'
              return { person, address: 'none', listed, number: known } as const
            }),
          ),
        ]),
      ),
    },
  }),
]
