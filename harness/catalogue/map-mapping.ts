import { documents } from './documents.ts'
import { area, type RequirementArea } from './requirement.ts'

const automatic = 'Overview of archiving WhatsApp data, step 4, first paragraph'
const custom = 'Overview of archiving WhatsApp data, step 4, second paragraph'
const pages = 'Create a WhatsApp Archiver connector, step 6'
const key = { readings: ['mapping.key' as const] }
const target = { readings: ['mapping.customTargetNotAUser' as const] }

export const mapping: RequirementArea = area('MAP', 'From people to mailboxes', 'connector', [
  {
    number: 1,
    source: 'stated',
    weight: 'must',
    sentence: "Automatic mapping uses the participant's *User's Email address*.",
    section: automatic,
  },
  {
    number: 2,
    source: 'stated',
    weight: 'must',
    sentence: 'Every participant who resolves to a valid user receives a copy, the sender included.',
    section: automatic,
    readings: ['mapping.scope'],
  },
  {
    number: 3,
    source: 'stated',
    weight: 'must',
    sentence: 'The custom mapping file maps a mobile number to a mailbox.',
    section: custom,
    ...key,
    cannotShow:
      'What happens to users whose login name is not their number: the vendor excludes them, and no item contains such a name.',
  },
  {
    number: 4,
    source: 'stated',
    weight: 'must',
    sentence: 'With both on, the file is looked at first, and wins even when the address in the item is valid.',
    section: custom,
    readings: ['mapping.scope'],
  },
  {
    number: 5,
    source: 'stated',
    weight: 'must',
    sentence: 'If the file yields no valid user for the number, the address in the item is used.',
    section: custom,
    readings: ['mapping.customTargetNotAUser', 'mapping.scope'],
  },
  {
    number: 6,
    source: 'stated',
    weight: 'must',
    sentence:
      'If neither yields a valid user for any participant, the item is not imported at all, and the log says so.',
    section: custom,
    ...target,
  },
  {
    number: 7,
    source: 'stated',
    weight: 'must',
    sentence:
      'With automatic mapping off, the address in the item is never used; with custom mapping off, the file is never used.',
    section: pages,
  },
  {
    number: 8,
    source: 'assumed',
    weight: 'must',
    sentence: 'Participants who resolve to the same mailbox get one copy in it.',
    section: 'follows from the skipped duplicates of the import log; docs/decisions/0003',
  },
  {
    number: 9,
    source: 'documented',
    weight: 'must',
    sentence:
      'Numbers are matched in the documented spelling, digits without plus; also with +, 00, spaces and brackets, and in national form if a region is set.',
    section: 'how numbers are written; the other spellings are assumed, and a should',
    document: documents.customMapping,
    ...key,
  },
  {
    number: 10,
    source: 'documented',
    weight: 'must',
    sentence:
      "The file's columns are `External User ID` and `Microsoft 365 User Mailbox`; files with byte order mark, CRLF, quotes, blank lines or another column order are read, too.",
    section: 'the header of the file; its other forms are assumed',
    document: documents.customMapping,
    ...key,
  },
  {
    number: 11,
    source: 'assumed',
    weight: 'should',
    sentence:
      'A malformed file, or one with rows that contradict each other, is refused as a whole, with line and reason: nothing is imported with it.',
    section: 'follows from MAP-14: half a file would send chats to the wrong mailboxes',
    ...key,
  },
  {
    number: 12,
    source: 'assumed',
    weight: 'must',
    sentence:
      'Unknown, soft-deleted, guest and inactive users and users without a mailbox are not valid; aliases and any letter case are valid.',
    section: 'follows from the "valid Microsoft 365 user" of MAP-5, which no source defines',
    ...target,
  },
  {
    number: 13,
    source: 'stated',
    weight: 'must',
    sentence:
      'A user registered at TeleMessage under an address that is not theirs in Microsoft 365 is not mapped automatically.',
    section: 'Before you set up a connector, second item',
  },
  {
    number: 14,
    source: 'stated',
    weight: 'must',
    sentence: 'A copy is only in mailboxes to which a participant resolves.',
    section: automatic,
    readings: ['mapping.scope'],
    cannotShow: 'Copies outside the mailboxes of the tenant, for example in a separate archive.',
  },
  {
    number: 15,
    source: 'assumed',
    weight: 'must',
    sentence: 'A change of the mapping affects later runs only.',
    section: 'follows from CAP-5: what was archived before stays untouched',
  },
  {
    number: 16,
    source: 'assumed',
    weight: 'must',
    sentence:
      "A participant's id is read for what it is: an account's id leads to its number, with or without a device; the digits of a hidden account, a bot, a group, a channel or a broadcast list lead to nobody.",
    section:
      'follows from MAP-14; the ids are those of linked devices (`@s.whatsapp.net`, `@lid`, `@bot`, `@g.us`, `@newsletter`)',
    ...key,
  },
  {
    number: 17,
    source: 'assumed',
    weight: 'must',
    sentence:
      'If a country has changed its numbers, a row matches the other form of its number only if the connector declares that the two are one.',
    section: 'follows from MAP-14; the changes are those that the regulators document',
    readings: ['mapping.key', 'mapping.numberEquivalence'],
  },
  {
    number: 18,
    source: 'assumed',
    weight: 'should',
    sentence:
      'A registered address with a display name, `mailto:`, a dot at its end or invisible characters around it leads to the mailbox of the address in it, or its user is listed as not mapped; it leads to nobody else.',
    section: 'follows from MAP-13 and MAP-14; docs/decisions/0025',
  },
])
