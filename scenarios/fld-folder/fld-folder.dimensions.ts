import { type DimensionTable, dimensionTable } from '../dimension-table.ts'

const everyKind = ['chat', 'call', 'file'] as const

/** What may differ between the folders that a mailbox has, and the items that go into one. */
export const folderDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['FLD-1', 'FLD-2', 'FLD-3', 'FLD-4', 'FLD-5', 'FLD-6'],
    dimensions: {
      folder: [
        'missing',
        'made by an earlier run',
        'in another letter case',
        'elsewhere',
        'with an alike name',
        'deleted',
      ],
      list: ['whole', 'on short or empty pages'],
      receives: ['a refused item', 'one item', 'many items at once'],
      items: everyKind,
    },
    impossible: {
      'receives: a refused item + items: call': 'only a file or a text is too large',
    },
    plays: {
      'FLD-1/created': [{ folder: 'missing', list: 'whole', receives: 'one item', items: 'chat' }],
      'FLD-2/into-it': everyKind.map(
        (items) => ({ folder: 'missing', list: 'whole', receives: 'one item', items }) as const,
      ),
      'FLD-3/later-runs': [{ folder: 'made by an earlier run', list: 'whole', receives: 'one item', items: 'chat' }],
      'FLD-3/many-items-at-once': [{ folder: 'missing', list: 'whole', receives: 'many items at once', items: 'chat' }],
      'FLD-3/other-letter-case': [
        { folder: 'in another letter case', list: 'whole', receives: 'one item', items: 'chat' },
      ],
      'FLD-3/on-a-later-page': [
        { folder: 'made by an earlier run', list: 'on short or empty pages', receives: 'one item', items: 'chat' },
      ],
      // It also has a mailbox that receives nothing: there no other dimension has a value.
      'FLD-4/nothing-received': [{ folder: 'missing', list: 'whole', receives: 'a refused item', items: 'file' }],
      'FLD-5/elsewhere': [{ folder: 'elsewhere', list: 'whole', receives: 'one item', items: 'chat' }],
      'FLD-5/alike-names': [{ folder: 'with an alike name', list: 'whole', receives: 'one item', items: 'chat' }],
      'FLD-5/deleted-by-the-user': [{ folder: 'deleted', list: 'whole', receives: 'one item', items: 'chat' }],
      'FLD-6/rest-of-the-mailbox': [{ folder: 'missing', list: 'whole', receives: 'one item', items: 'chat' }],
    },
  }),
]
