import type { ReadingId, Readings } from './readings.ts'

/** One way to read a sentence. */
export interface ReadingAlternative {
  /** The value in `conformance.json`; for a number, an example. */
  value: string | number
  meaning: string
  /** Requirements that are inapplicable if it is declared; absent: none. */
  leavesOut?: { requirementIds: string[]; because: string } | undefined
}

/** One reading as the catalogue explains it. */
export interface ReadingEntry {
  id: ReadingId
  question: string
  /** The default first. */
  alternatives: ReadingAlternative[]
  why: string
}

/** With these words a report says that a declared reading is allowed but costs evidence. */
const loses = 'loses data by declaration'

/** Every reading with its alternatives. */
export const readingEntries: ReadingEntry[] = [
  {
    id: 'size.limitBytes',
    question: 'How many bytes are 10 MB? Anything larger is refused.',
    alternatives: [
      { value: 10_485_760, meaning: '10 × 1024 × 1024.' },
      { value: 10_000_000, meaning: '10 × 1000 × 1000.' },
    ],
    why: 'The specification says "larger than 10 MB", but not whether that is decimal or binary. You may declare any number.',
  },
  {
    id: 'size.measure',
    question: 'What is measured: the content as it was sent, or the message made from it?',
    alternatives: [
      {
        value: 'decoded',
        meaning:
          'For an attachment, its bytes; for an item, its text in UTF-8 and all its attachments. Headers, subject and names do not count.',
      },
      {
        value: 'encoded',
        meaning:
          'The RFC 5322 message, with attachments in base64. Within 64 KiB of the limit both outcomes are right; outside, the limit is tested.',
      },
    ],
    why: 'Base64 adds a third; the specification does not say whether the limit applies before or after it.',
  },
  {
    id: 'size.oversizeAttachment',
    question: 'If an attachment is over the limit, is its whole item refused?',
    alternatives: [
      { value: 'fail-item', meaning: 'Yes: nothing of the item is imported.' },
      {
        value: 'drop-attachment',
        meaning: 'No: each attachment over the limit is dropped, the rest is measured, and the copy counts as partial.',
      },
    ],
    why: 'The import log has a count for partially imported items; the specification says only that the attachment is unsupported.',
  },
  {
    id: 'mapping.customTargetNotAUser',
    question: 'If the target of a mapping row is not a valid user, does the search end?',
    alternatives: [
      { value: 'fall-back-to-email', meaning: 'No: the address in the item is tried.' },
      { value: 'override', meaning: 'Yes: a person in the file is never looked up by address.' },
    ],
    why: 'Microsoft describes a fall-back to the address in the item; the vendor describes an override.',
  },
  {
    id: 'mapping.key',
    question: 'What is in the first column of the mapping file?',
    alternatives: [
      { value: 'mobile-number', meaning: 'The mobile number, in any spelling that MAP-9 lists.' },
      {
        value: 'login-name',
        meaning:
          'The login name at TeleMessage, which must be registered as the mobile number in digits. It is compared as text: other spellings are other names, and a name that is not a number belongs to nobody in any item.',
      },
    ],
    why: 'Microsoft names the mobile number, the vendor the login name.',
  },
  {
    id: 'mapping.scope',
    question: 'Is the order (first the file, then the address) applied to each participant, or to the item as a whole?',
    alternatives: [
      { value: 'per-participant', meaning: 'Each participant is resolved alone, registered or not.' },
      {
        value: 'per-item',
        meaning: 'If the file resolves one participant to a valid user, the file decides for all participants.',
      },
    ],
    why: 'The specification says "for every item", and then speaks of one user.',
  },
  {
    id: 'mapping.numberEquivalence',
    question: 'If a country has changed its numbers, are the two forms of a number the same in the mapping file?',
    alternatives: [
      { value: 'none', meaning: 'No: a row matches the digits that it names.' },
      {
        value: 'documented',
        meaning:
          "Yes, where the change is documented: Brazil's ninth digit, Mexico's 1, Argentina's 9, the plans of Benin (2024) and Ivory Coast (2021). Rows that map the two forms to different mailboxes contradict each other.",
      },
    ],
    why: 'WhatsApp keeps the form under which an account was made, and the sources say nothing about it.',
  },
  {
    id: 'message.identity',
    question: 'If two phones captured something else under one id, is the second capture a message of its own?',
    alternatives: [
      {
        value: 'content',
        meaning:
          'Yes: the id, the kind of event (message, deletion or edit), the group, the text and the bytes of the files make a message. Captures that are equal in all of them are one; each of the others is archived, and nothing that was archived is replaced.',
      },
      {
        value: 'id',
        meaning:
          'No: the id and the kind of event make a message. The first capture is archived, and the others are skipped.',
        leavesOut: {
          requirementIds: ['CAP-12'],
          because: `${loses}: the text that only the second phone shows, and a second message under one id, are never imported`,
        },
      },
    ],
    why: 'A phone shows a placeholder until it has a message, and ids made of the time collide. The sources say nothing about either.',
  },
  {
    id: 'window.basis',
    question: 'Which time of an item decides its day: when it reached TeleMessage, or when it was sent?',
    alternatives: [
      { value: 'capture', meaning: 'When it reached TeleMessage.' },
      {
        value: 'event',
        meaning: 'When it was sent, if it had reached TeleMessage by the time of the run.',
        leavesOut: {
          requirementIds: ['DAY-4'],
          because: `${loses}: what a phone delivers after the run of its day is never imported`,
        },
      },
    ],
    why: 'The specification says "from the previous 24 hours", and an item has two times.',
  },
  {
    id: 'window.catchUp',
    question: 'What does a run import after days without a run?',
    alternatives: [
      { value: 'from-last-window', meaning: 'Everything since the end of the last completed window.' },
      {
        value: 'exactly-24-hours',
        meaning: 'The 24 hours before it, even if there was no run on the days before.',
        leavesOut: {
          requirementIds: ['DAY-5', 'DAY-7', 'RES-9'],
          because: `${loses}: what was captured more than 24 hours before a run is never imported`,
        },
      },
    ],
    why: 'Read literally, "the previous 24 hours" loses every day on which the connector did not run.',
  },
  {
    id: 'folder.parent',
    question: 'Where in the mailbox is the folder created?',
    alternatives: [
      { value: 'mailbox-root', meaning: 'Directly below the root of the mailbox, next to the Inbox.' },
      { value: 'inbox', meaning: 'In the Inbox.' },
    ],
    why: 'The specification says "in the mailbox".',
  },
  {
    id: 'log.unit',
    question: 'What does the import log count?',
    alternatives: [
      { value: 'copies', meaning: 'Copies: an item and one mailbox that it resolves to.' },
      {
        value: 'items',
        meaning:
          'Captured items: an item counts as imported if any copy of it was imported, otherwise as failed if any copy failed, otherwise as skipped. A failure may be recorded once for each mailbox.',
      },
    ],
    why: 'The published counts are "after fan-out"; a connector that counts before fan-out may declare that.',
  },
]

/** The alternative of a reading for a value, such as a declared one; undefined for a number that is not an example. */
export function alternativeOf(id: ReadingId, value: Readings[ReadingId]): ReadingAlternative | undefined {
  return readingEntries.find((entry) => entry.id === id)?.alternatives.find((one) => one.value === value)
}
