import type { ReadingId, Readings } from './readings.ts'

/** One way to read a sentence. */
export interface ReadingAlternative {
  /** As it stands in `conformance.json`; of a number, an example. */
  value: string | number
  meaning: string
  /** Requirements that are inapplicable where it is declared; absent: none. */
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

/** The words by which a report says that a declared reading is legal and costs evidence. */
const loses = 'loses data by declaration'

/** Every reading, with what else it could have been. */
export const readingEntries: ReadingEntry[] = [
  {
    id: 'size.limitBytes',
    question: 'How many bytes are 10 MB? What is larger than this is refused.',
    alternatives: [
      { value: 10_485_760, meaning: '10 × 1024 × 1024.' },
      { value: 10_000_000, meaning: '10 × 1000 × 1000.' },
    ],
    why: 'The specification says "larger than 10 MB" and neither decimal nor binary. Any number may be declared.',
  },
  {
    id: 'size.measure',
    question: 'What is measured: the content as sent, or the message made of it?',
    alternatives: [
      {
        value: 'decoded',
        meaning:
          "An attachment's bytes; an item is its text in UTF-8 and all its attachments. Headers, subject and names do not count.",
      },
      {
        value: 'encoded',
        meaning:
          'The RFC 5322 message, attachments in base64. It is tested outside 64 KiB around the limit; within, either outcome is right.',
      },
    ],
    why: 'Base64 adds a third; the specification does not say on which side of it the limit stands.',
  },
  {
    id: 'size.oversizeAttachment',
    question: 'Does an attachment over the limit take its item with it?',
    alternatives: [
      { value: 'fail-item', meaning: 'Nothing of the item is imported.' },
      {
        value: 'drop-attachment',
        meaning: 'Each attachment over the limit is dropped, the rest is measured, and the copy counts as partial.',
      },
    ],
    why: 'The import log knows partially imported items; the specification says only that the attachment is unsupported.',
  },
  {
    id: 'mapping.customTargetNotAUser',
    question: 'Does a mapping row whose target is no valid user end the search?',
    alternatives: [
      { value: 'fall-back-to-email', meaning: 'No: the address in the item is tried.' },
      { value: 'override', meaning: 'Yes: whoever stands in the file is never looked up by address.' },
    ],
    why: 'Microsoft describes a fall-back to the address in the item; the vendor describes an override.',
  },
  {
    id: 'mapping.key',
    question: 'What stands in the first column of the mapping file?',
    alternatives: [
      { value: 'mobile-number', meaning: 'The mobile number, in any spelling that MAP-9 lists.' },
      {
        value: 'login-name',
        meaning:
          'The login name at TeleMessage, which has to be registered as the mobile number in digits. It is compared as text: other spellings are other names, and a name that is no number is somebody whom no item speaks of.',
      },
    ],
    why: 'Microsoft names the mobile number, the vendor the login name.',
  },
  {
    id: 'mapping.scope',
    question: 'Is the order file, then address, followed for each participant or for the item as a whole?',
    alternatives: [
      { value: 'per-participant', meaning: 'Each participant resolves alone, registered or not.' },
      {
        value: 'per-item',
        meaning: 'As soon as the file leads one participant to a valid user, the file decides for all of them.',
      },
    ],
    why: 'The specification says "for every item", and then speaks of one user.',
  },
  {
    id: 'window.basis',
    question: 'Which time of an item decides its day: when it reached TeleMessage, or when it was sent?',
    alternatives: [
      { value: 'capture', meaning: 'When it reached TeleMessage.' },
      {
        value: 'event',
        meaning: 'When it was sent, as far as it had reached TeleMessage by the time of the run.',
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
    question: 'What does a run take after days without one?',
    alternatives: [
      { value: 'from-last-window', meaning: 'Everything since the end of the last completed window.' },
      {
        value: 'exactly-24-hours',
        meaning: 'The 24 hours before it, whatever happened the days before.',
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
      { value: 'mailbox-root', meaning: 'Directly below the root of the mailbox, beside the Inbox.' },
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
          'Captured items: imported if anything of one was imported; else failed if anything of it failed; else skipped. A failure may be recorded once for each mailbox.',
      },
    ],
    why: 'The published counts are "after fan-out"; a connector that counts before it may say so.',
  },
]

/** What one reading says of a value, such as a declared one; undefined for a number that is no example. */
export function alternativeOf(id: ReadingId, value: Readings[ReadingId]): ReadingAlternative | undefined {
  return readingEntries.find((entry) => entry.id === id)?.alternatives.find((one) => one.value === value)
}
