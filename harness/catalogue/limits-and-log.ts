import { area, type RequirementArea } from './requirement.ts'

const known = 'Known issues'
const bytes = { reading: 'size.limitBytes' } as const
const log = { capability: 'importLog' } as const

export const limit: RequirementArea = area('LIM', 'The 10 MB limit', 'connector', known, [
  [1, 'stated', 'must', 'An attachment larger than 10 MB is never imported.', { reading: 'size.oversizeAttachment' }],
  [
    2,
    'stated',
    'must',
    'An item larger than 10 MB in all is not imported, however small its attachments are.',
    { reading: 'size.measure' },
  ],
  [3, 'stated', 'must', 'At the limit it is imported; one byte more, it is not.', bytes],
  [4, 'stated', 'must', 'Nothing of a refused item is in any mailbox.'],
  [5, 'stated', 'must', 'Its neighbours in page, batch and conversation are imported as ever.'],
  [6, 'documented', 'should', 'The refusal is in the log, with item and reason.', log],
  [7, 'assumed', 'must', 'What counts are the bytes received, not the size that the item declares.'],
])

export const importLog: RequirementArea = area('LOG', 'The import log', 'connector', known, [
  [
    1,
    'documented',
    'must',
    'Available after fan-out = imported + partial + skipped + failed, for every run.',
    { ...log, reading: 'log.unit' },
  ],
  [
    2,
    'documented',
    'must',
    'Each failure names item, source user, Microsoft 365 user where there is one, and reason.',
    log,
  ],
  [3, 'documented', 'should', 'A user who cannot be mapped is listed once a run.', log],
  [4, 'assumed', 'must', 'The log tells the truth: its counts are those of the mailboxes.', log],
])
