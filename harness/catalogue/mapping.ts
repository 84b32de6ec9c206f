import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const automatic = 'Overview of archiving WhatsApp data, step 4, first paragraph'
const custom = 'Overview of archiving WhatsApp data, step 4, second paragraph'
const pages = 'Create a WhatsApp Archiver connector, step 6'

const key = { readings: ['mapping.key' as const] }
const target = { readings: ['mapping.customTargetNotAUser' as const] }

/** From people to mailboxes. */
export const mapping: RequirementArea = area('MAP', 'From people to mailboxes', 'connector', [
  [1, 'stated', 'must', "Automatic mapping uses the participant's *User's Email address*.", automatic],
  [
    2,
    'stated',
    'must',
    'Every participant who resolves to a valid user receives a copy, the sender included.',
    automatic,
    { readings: ['mapping.scope'] },
  ],
  [
    3,
    'stated',
    'must',
    'The custom mapping file maps a mobile number to a mailbox.',
    custom,
    {
      ...key,
      cannotShow:
        'What becomes of users whose login name is not their number: the vendor rules them out, and no item carries such a name.',
    },
  ],
  [
    4,
    'stated',
    'must',
    'With both on, the file is looked at first, and wins even when the address in the item is valid.',
    custom,
    { readings: ['mapping.scope'] },
  ],
  [
    5,
    'stated',
    'must',
    'If the file yields no valid user for the number, the address in the item is used.',
    custom,
    { readings: ['mapping.customTargetNotAUser', 'mapping.scope'] },
  ],
  [
    6,
    'stated',
    'must',
    'If neither yields a valid user for anybody, the item is not imported at all, and the log says so.',
    custom,
    target,
  ],
  [
    7,
    'stated',
    'must',
    'With automatic mapping off, the address in the item is never used; with custom mapping off, the file is never used.',
    pages,
  ],
  [
    8,
    'assumed',
    'must',
    'Participants who lead to one mailbox yield one copy in it.',
    'follows from the skipped duplicates of the import log; docs/decisions/0003',
  ],
  [
    9,
    'documented',
    'must',
    'Numbers are matched in the documented spelling, digits without plus; also with +, 00, spaces, brackets, and in national form with a region.',
    'how numbers are written; the other spellings are assumed, and a should',
    { document: documents.customMapping, ...key },
  ],
  [
    10,
    'documented',
    'must',
    "The file's columns are `External User ID` and `Microsoft 365 User Mailbox`; byte order mark, CRLF, quotes, blank lines and other column orders are read.",
    'the header of the file; its other forms are assumed',
    { document: documents.customMapping, ...key },
  ],
  [
    11,
    'assumed',
    'should',
    'A malformed file, or rows that contradict each other, are refused as a whole with line and reason: nothing is imported by it.',
    "follows from MAP-14: half a file sends people's chats astray",
    key,
  ],
  [
    12,
    'assumed',
    'must',
    'Unknown, soft-deleted, guest, mailbox-less and inactive users are not valid; aliases and any letter case are.',
    'follows from the "valid Microsoft 365 user" of MAP-5, which no source defines',
    target,
  ],
  [
    13,
    'stated',
    'must',
    'A user registered at TeleMessage under an address that is not theirs in Microsoft 365 is not mapped automatically.',
    'Before you set up a connector, second item',
  ],
  [
    14,
    'stated',
    'must',
    'A copy is only in mailboxes to which a participant resolves.',
    automatic,
    {
      readings: ['mapping.scope'],
      cannotShow: 'Copies outside the mailboxes of the tenant, such as in an archive of its own.',
    },
  ],
  [
    15,
    'assumed',
    'must',
    'A change of the mapping acts on later runs only.',
    'follows from CAP-5: what was archived before stays untouched',
  ],
])
