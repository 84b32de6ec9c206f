import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const introduction = 'introduction'
const transfer = 'Overview of archiving WhatsApp data, step 3'

export const archived: RequirementArea = area('CAP', 'What is archived', 'connector', [
  [1, 'stated', 'must', 'A chat message between two people is archived.', introduction],
  [
    2,
    'stated',
    'must',
    'A call is archived: voice or video, answered, missed or rejected.',
    introduction,
    { cannotShow: 'Whether recordings exist, which no public source says: the item of a call carries none.' },
  ],
  [
    3,
    'stated',
    'must',
    'An attachment arrives with the bytes, the file name and the content type it was sent with.',
    introduction,
  ],
  [
    4,
    'stated',
    'must',
    'A file of any type is archived like an attachment, of unknown type, without extension and of zero bytes too.',
    introduction,
    {
      cannotShow:
        'Every type there is: some are played, and files that scanners of a real tenant would hold back are not.',
    },
  ],
  [
    5,
    'stated',
    'must',
    'A deleted message is archived as an item of its own; what was archived before stays untouched.',
    introduction,
  ],
  [
    6,
    'stated',
    'must',
    'Items from the Phone Archiver and from the Cloud Archiver (WhatsApp and WhatsApp Business) are archived.',
    introduction,
    { cannotShow: 'What the real products capture: items are made by the mock, and differ in their source only.' },
  ],
  [
    7,
    'assumed',
    'must',
    'Group and broadcast messages are archived for every participant, in a group of 1,024 too.',
    'follows from CAP-1 and MAP-2; 1,024 is the largest group of WhatsApp',
    { readings: ['mapping.scope'] },
  ],
  [
    8,
    'documented',
    'must',
    'Locations, contact cards, audio and video clips and emoji are carried as served.',
    'the kinds of content in the feed',
    { document: documents.feed },
  ],
  [
    9,
    'assumed',
    'should',
    'An edit, a reaction and a quoted reply are items of their own that refer to the original.',
    'follows from CAP-1 and CAP-5: nothing that was said is lost, nor what it was before',
    { cannotShow: 'How TeleMessage words them: no public source shows an edit, a reaction or a reply.' },
  ],
  [
    10,
    'assumed',
    'must',
    "A message captured on the sender's and on the recipient's phone ends up once in each mailbox.",
    'follows from the skipped duplicates of the import log',
  ],
  [
    11,
    'assumed',
    'must',
    'Two different messages with equal text, sender and second are both archived.',
    'follows from CAP-1: a message is not its text',
    { minimum: 2 },
  ],
])

export const dailyRun: RequirementArea = area('DAY', 'The daily run', 'connector', [
  [
    1,
    'stated',
    'must',
    'A run imports what was captured in the 24 hours before it.',
    transfer,
    { readings: ['window.basis', 'window.catchUp'] },
  ],
  [
    3,
    'assumed',
    'must',
    'Windows are half-open and tile: an item on the boundary instant is imported exactly once over two days.',
    'follows from DAY-1; docs/decisions/0004',
    { readings: ['window.basis'], minimum: 2 },
  ],
  [
    4,
    'assumed',
    'must',
    'An item that reached TeleMessage late is imported by the run of the day on which it was captured.',
    'follows from DAY-1; docs/decisions/0004',
    { readings: ['window.basis'] },
  ],
  [
    5,
    'assumed',
    'must',
    'After days without a run, nothing is missing.',
    'follows from the purpose of an archive; docs/decisions/0004',
    { readings: ['window.catchUp'], minimum: 2 },
  ],
  [
    6,
    'documented',
    'must',
    'Running a day again skips duplicates, counts them as skipped, and changes no mailbox.',
    'the fields of the log: items skipped',
    { document: documents.adminLogs, readings: ['log.unit'] },
  ],
  [
    7,
    'assumed',
    'must',
    "A run at another hour, a 23- or 25-hour local day, leap day and year's end neither lose nor double anything.",
    'follows from DAY-3 and DAY-5',
    {
      readings: ['window.catchUp', 'window.basis'],
      cannotShow:
        'What the clock of a real machine does: the calendar is virtual, and the connector is told the present.',
    },
  ],
  [
    8,
    'documented',
    'should',
    'A day without items logs that no items were ingested, with the date.',
    'a log without items',
    { document: documents.adminLogs, capability: 'importLog' },
  ],
  [
    9,
    'assumed',
    'must',
    'Two runs at the same time that share their state leave one copy each; the second may wait or exit 75.',
    'follows from CAP-10: a scheduler may start a run while another one lasts',
    { cannotShow: 'Every way in which two runs can meet: only the overlaps that really happened are judged.' },
  ],
  [
    10,
    'assumed',
    'must',
    'Run again after the user moved or deleted an archived item: no item comes back twice.',
    'follows from DAY-6: what was archived is known by more than where it lies',
  ],
])

const staged = { capability: 'staging: azure-blob' } as const

export const staging: RequirementArea = area('STG', 'Staging', 'connector', [
  [
    1,
    'stated',
    'must',
    'Every item is put into the Azure Storage location before it is imported.',
    transfer,
    {
      ...staged,
      cannotShow:
        'What is in a blob that is encrypted or packed in a way of its own: then its arrival is all that is seen.',
    },
  ],
  [
    2,
    'stated',
    'must',
    'The location is secure: no anonymous read, no credential in a blob or its name.',
    transfer,
    {
      ...staged,
      cannotShow:
        'How the storage account of a real customer is set: its network, keys and encryption are out of sight.',
    },
  ],
  [
    4,
    'assumed',
    'should',
    'Staged data leave the location once they are imported, and not before.',
    'follows from STG-2: what is no longer needed is no longer kept',
    { ...staged, cannotShow: 'That nothing is left in versions, snapshots or soft-deleted blobs of a real account.' },
  ],
])
