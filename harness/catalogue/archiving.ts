import { area, type RequirementArea } from './requirement.ts'

const overview = 'Overview of archiving WhatsApp data'

export const archived: RequirementArea = area('CAP', 'What is archived', 'connector', 'introduction', [
  [1, 'stated', 'must', 'A chat message between two people is archived.'],
  [2, 'stated', 'must', 'A call is archived: voice or video, answered, missed or rejected.'],
  [3, 'stated', 'must', 'An attachment arrives with the bytes, the file name and the content type it was sent with.'],
  [
    4,
    'stated',
    'must',
    'A file of any type is archived like an attachment, of unknown type, without extension and of zero bytes too.',
  ],
  [
    5,
    'stated',
    'must',
    'A deleted message is archived as an item of its own; what was archived before stays untouched.',
  ],
  [
    6,
    'stated',
    'must',
    'Items from the Phone Archiver and from the Cloud Archiver (WhatsApp and WhatsApp Business) are archived.',
  ],
  [7, 'assumed', 'must', 'Group and broadcast messages are archived for every participant, in a group of 1,024 too.'],
  [8, 'documented', 'must', 'Locations, contact cards, audio and video clips and emoji are carried as served.'],
  [9, 'assumed', 'should', 'An edit, a reaction and a quoted reply are items of their own that refer to the original.'],
  [
    10,
    'assumed',
    'must',
    "A message captured on the sender's and on the recipient's phone ends up once in each mailbox.",
  ],
  [11, 'assumed', 'must', 'Two different messages with equal text, sender and second are both archived.'],
])

export const dailyRun: RequirementArea = area('DAY', 'The daily run', 'connector', overview, [
  [1, 'stated', 'must', 'A run imports what was captured in the 24 hours before it.', { reading: 'window.basis' }],
  [
    3,
    'assumed',
    'must',
    'Windows are half-open and tile: an item on the boundary instant is imported exactly once over two days.',
  ],
  [
    4,
    'assumed',
    'must',
    'An item that reached TeleMessage late is imported by the run of the day on which it was captured.',
    { reading: 'window.basis' },
  ],
  [5, 'assumed', 'must', 'After days without a run, nothing is missing.', { reading: 'window.catchUp' }],
  [6, 'documented', 'must', 'Running a day again skips duplicates, counts them as skipped, and changes no mailbox.'],
  [
    7,
    'assumed',
    'must',
    "A run at another hour, a 23- or 25-hour local day, leap day and year's end neither lose nor double anything.",
    { reading: 'window.catchUp' },
  ],
  [
    8,
    'documented',
    'should',
    'A day without items logs that no items were ingested, with the date.',
    { capability: 'importLog' },
  ],
  [
    9,
    'assumed',
    'must',
    'Two runs at the same time that share their state leave one copy each; the second may wait or exit 75.',
  ],
  [10, 'assumed', 'must', 'Run again after the user moved or deleted an archived item: no item comes back twice.'],
])

const staged = { capability: 'staging: azure-blob' } as const

export const staging: RequirementArea = area('STG', 'Staging', 'connector', overview, [
  [1, 'stated', 'must', 'Every item is put into the Azure Storage location before it is imported.', staged],
  [2, 'stated', 'must', 'The location is secure: no anonymous read, no credential in a blob or its name.', staged],
  [4, 'assumed', 'should', 'Staged data leave the location once they are imported, and not before.', staged],
])

export const conversion: RequirementArea = area('CNV', 'Conversion to e-mail', 'connector', overview, [
  [1, 'stated', 'must', 'Every item becomes one valid e-mail message (RFC 5322, MIME, CRLF, no line over 998 octets).'],
  [2, 'documented', 'must', 'Its date is the time of the event, not the time of import.'],
  [
    3,
    'assumed',
    'should',
    "From is the sender, To are the other participants, in TeleMessage's default display format `First Last Mobile <email>`.",
  ],
  [4, 'assumed', 'must', 'Every participant is in the address headers, those without an e-mail address included.'],
  [5, 'stated', 'must', 'The text is preserved: emoji, right-to-left text, combining marks, line breaks, 64 kB of it.'],
  [
    6,
    'stated',
    'must',
    'Attachments keep bytes and names, non-ASCII and 255-character names included; equal names stay two files.',
  ],
  [7, 'assumed', 'must', 'The subject is the served one.'],
  [
    8,
    'assumed',
    'must',
    'The message names its item (`X-TELEMESSAGE-ArchiveMessageID`); Message-ID is the same on every run and differs between messages.',
  ],
  [
    9,
    'assumed',
    'must',
    'No content can add a header or a MIME part (CR, LF, NUL, boundary strings in names, groups, text).',
  ],
  [10, 'assumed', 'must', "The stored message is not a draft; its sent and received times are the event's."],
  [
    11,
    'assumed',
    'should',
    'It carries the item class under which content search finds WhatsApp items.',
    { capability: 'itemClass' },
  ],
])

export const folder: RequirementArea = area('FLD', 'The folder', 'connector', overview, [
  [
    1,
    'stated',
    'must',
    'A folder named exactly `WhatsApp Archiver` is created in the mailbox of a user who receives an item.',
    { reading: 'folder.parent' },
  ],
  [2, 'stated', 'must', 'Items are imported into that folder and nowhere else.'],
  [3, 'assumed', 'must', 'Later runs, and runs at the same time, reuse it.'],
  [4, 'assumed', 'should', 'A mailbox that receives nothing gets no folder.'],
  [
    5,
    'assumed',
    'must',
    'A folder of that name elsewhere in the mailbox is not taken for it; one that the user deleted is created again.',
  ],
  [6, 'assumed', 'must', 'Nothing else in the mailbox changes.'],
])
