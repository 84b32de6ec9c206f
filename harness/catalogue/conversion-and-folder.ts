import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const convert = 'Overview of archiving WhatsApp data, step 3'
const place = 'Overview of archiving WhatsApp data, step 4'

export const conversion: RequirementArea = area('CNV', 'Conversion to e-mail', 'connector', [
  [
    1,
    'stated',
    'must',
    'Every item becomes one valid e-mail message (RFC 5322, MIME, CRLF, no line over 998 octets).',
    convert,
    { cannotShow: 'What Exchange makes of it: a real tenant keeps properties and writes the message anew.' },
  ],
  [
    2,
    'documented',
    'must',
    'Its date is the time of the event, not the time of import.',
    'from when an archived item is stamped',
    { document: documents.timeStamps },
  ],
  [
    3,
    'assumed',
    'should',
    "From is the sender, To are the other participants, in TeleMessage's default display format `First Last Mobile <email>`.",
    "follows from the default of TeleMessage's own e-mail delivery",
  ],
  [
    4,
    'assumed',
    'must',
    'Every participant is in the address headers, those without an e-mail address included.',
    'follows from MAP-2: who took part is part of what was said',
  ],
  [
    5,
    'stated',
    'must',
    'The text is preserved: emoji, right-to-left text, combining marks, line breaks, 64 kB of it.',
    convert,
  ],
  [
    6,
    'stated',
    'must',
    'Attachments keep bytes and names, non-ASCII and 255-character names included; equal names stay two files.',
    convert,
    { readings: ['size.oversizeAttachment'] },
  ],
  [
    7,
    'assumed',
    'must',
    'The subject is the served one.',
    'follows from CNV-5: the site renders it, deletions included',
  ],
  [
    8,
    'assumed',
    'must',
    'The message names its item (`X-TELEMESSAGE-ArchiveMessageID`); Message-ID is the same on every run and differs between messages.',
    "follows from the headers that TeleMessage's own deliveries have been seen to carry",
  ],
  [
    9,
    'assumed',
    'must',
    'No content can add a header or a MIME part (CR, LF, NUL, boundary strings in names, groups, text).',
    'follows from CNV-1: what people type is content',
    { cannotShow: 'That no other content can: the strings that mail is known to stumble over are played.' },
  ],
  [
    10,
    'assumed',
    'must',
    "The stored message is not a draft; its sent and received times are the event's.",
    'follows from CNV-2',
  ],
  [
    11,
    'assumed',
    'should',
    'It carries the item class under which content search finds WhatsApp items.',
    'follows from CMP-2',
    {
      capability: 'itemClass',
      cannotShow: "Which class Microsoft's own connector writes: only the prefix that searches use is documented.",
    },
  ],
])

const parent = { readings: ['folder.parent' as const] }

export const folder: RequirementArea = area('FLD', 'The folder', 'connector', [
  [
    1,
    'stated',
    'must',
    'A folder named exactly `WhatsApp Archiver` is created in the mailbox of a user who receives an item.',
    place,
    parent,
  ],
  [2, 'stated', 'must', 'Items are imported into that folder and nowhere else.', place, parent],
  [
    3,
    'assumed',
    'must',
    'Later runs, and runs at the same time, reuse it.',
    'follows from FLD-1: a folder, not one for each run',
    parent,
  ],
  [
    4,
    'assumed',
    'should',
    'A mailbox that receives nothing gets no folder.',
    'follows from FLD-1: it is created where items are imported',
  ],
  [
    5,
    'assumed',
    'must',
    'A folder of that name elsewhere in the mailbox is not taken for it; one that the user deleted is created again.',
    'follows from FLD-1 and FLD-2',
    parent,
  ],
  [
    6,
    'assumed',
    'must',
    'Nothing else in the mailbox changes.',
    'follows from FLD-2',
    { cannotShow: 'Changes that leave messages and folders as they were, such as rules, categories and read marks.' },
  ],
])
