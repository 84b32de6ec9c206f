import { area, type RequirementArea } from './requirement.ts'

const target = { reading: 'mapping.customTargetNotAUser' } as const
const scope = { reading: 'mapping.scope' } as const

/** From people to mailboxes. */
export const mapping: RequirementArea = area(
  'MAP',
  'From people to mailboxes',
  'connector',
  'Overview of archiving WhatsApp data',
  [
    [1, 'stated', 'must', "Automatic mapping uses the participant's *User's Email address*."],
    [
      2,
      'stated',
      'must',
      'Every participant who resolves to a valid user receives a copy, the sender included.',
      scope,
    ],
    [3, 'stated', 'must', 'The custom mapping file maps a mobile number to a mailbox.', { reading: 'mapping.key' }],
    [
      4,
      'stated',
      'must',
      'With both on, the file is looked at first, and wins even when the address in the item is valid.',
    ],
    [5, 'stated', 'must', 'If the file yields no valid user for the number, the address in the item is used.', target],
    [
      6,
      'stated',
      'must',
      'If neither yields a valid user for anybody, the item is not imported at all, and the log says so.',
    ],
    [
      7,
      'stated',
      'must',
      'With automatic mapping off, the address in the item is never used; with custom mapping off, the file is never used.',
    ],
    [8, 'assumed', 'must', 'Participants who lead to one mailbox yield one copy in it.'],
    [
      9,
      'documented',
      'must',
      'Numbers are matched in the documented spelling, digits without plus; also with +, 00, spaces, brackets, and in national form with a region.',
    ],
    [
      10,
      'documented',
      'must',
      "The file's columns are `External User ID` and `Microsoft 365 User Mailbox`; byte order mark, CRLF, quotes, blank lines and other column orders are read.",
    ],
    [
      11,
      'assumed',
      'should',
      'A malformed file, or rows that contradict each other, are refused as a whole with line and reason: nothing is imported by it.',
    ],
    [
      12,
      'assumed',
      'must',
      'Unknown, soft-deleted, guest, mailbox-less and inactive users are not valid; aliases and any letter case are.',
    ],
    [
      13,
      'stated',
      'must',
      'A user registered at TeleMessage under an address that is not theirs in Microsoft 365 is not mapped automatically.',
      {
        document: 'Set up a connector to archive WhatsApp data: Before you set up a connector',
      },
    ],
    [14, 'stated', 'must', 'A copy is only in mailboxes to which a participant resolves.'],
    [15, 'assumed', 'must', 'A change of the mapping acts on later runs only.'],
  ],
)
