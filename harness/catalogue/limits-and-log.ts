import { documents } from './documents.ts'
import type { ReadingId } from './readings.ts'
import { area, type RequirementArea } from './requirement.ts'

const known = 'Known issues'
const size: ReadingId[] = ['size.limitBytes', 'size.measure', 'size.oversizeAttachment']

export const limit: RequirementArea = area('LIM', 'The 10 MB limit', 'connector', [
  [1, 'stated', 'must', 'An attachment larger than 10 MB is never imported.', known, { readings: size }],
  [
    2,
    'stated',
    'must',
    'An item larger than 10 MB in all is not imported, however small its attachments are.',
    known,
    { readings: size },
  ],
  [
    3,
    'stated',
    'must',
    'At the limit it is imported; one byte more, it is not.',
    known,
    {
      readings: size,
      cannotShow:
        'The byte at which a connector that measures encoded messages turns: within 64 KiB of the limit either is right.',
    },
  ],
  [
    4,
    'stated',
    'must',
    'Nothing of a refused item is in any mailbox.',
    known,
    { readings: ['size.limitBytes', 'size.oversizeAttachment'] },
  ],
  [
    5,
    'stated',
    'must',
    'Its neighbours in page, batch and conversation are imported as ever.',
    known,
    { readings: ['size.limitBytes'] },
  ],
  [
    6,
    'documented',
    'should',
    'The refusal is in the log, with item and reason.',
    'the details of failed items',
    { document: documents.adminLogs, capability: 'importLog', readings: ['size.limitBytes'] },
  ],
  [
    7,
    'assumed',
    'must',
    'What counts are the bytes received, not the size that the item declares.',
    'follows from LIM-1: what an item declares is the word of a phone; docs/decisions/0002',
    { readings: size },
  ],
])

const log = { document: documents.adminLogs, capability: 'importLog' } as const

export const importLog: RequirementArea = area('LOG', 'The import log', 'connector', [
  [
    1,
    'documented',
    'must',
    'Available after fan-out = imported + partial + skipped + failed, for every run.',
    'the fields of the log',
    { ...log, readings: ['log.unit'] },
  ],
  [
    2,
    'documented',
    'must',
    'Each failure names item, source user, Microsoft 365 user where there is one, and reason.',
    'the details of failed items',
    { ...log, readings: ['log.unit'] },
  ],
  [
    3,
    'documented',
    'should',
    'A user who cannot be mapped is listed once a run.',
    'the fields of the log: items failed',
    { ...log, readings: ['mapping.scope'] },
  ],
  [
    4,
    'assumed',
    'must',
    'The log tells the truth: its counts are those of the mailboxes.',
    'follows from LOG-1: a count is a statement about mailboxes',
    { capability: 'importLog', readings: ['log.unit'] },
  ],
  [
    5,
    'documented',
    'must',
    'The log says when the import was completed, in UTC, and how many items were downloaded from the source.',
    'the fields of the log',
    { ...log, cannotShow: 'The second of a real clock: the time is held against the day of the virtual calendar.' },
  ],
])
