/** What "the limit" is measured against. */
export type SizeMeasure = 'decoded' | 'encoded'

/**
 * How a connector's maker reads the sentences on which the sources disagree or are silent. The suite tests what is
 * declared here, to the byte and the instant.
 */
export interface Readings {
  /** Larger than this is refused. */
  'size.limitBytes': number
  /**
   * `decoded`: an attachment's bytes; an item is its text in UTF-8 and all its attachments. Headers, subject and names do
   * not count. `encoded`: the RFC 5322 message, exact outside 64 KiB around the limit.
   */
  'size.measure': SizeMeasure
  /** What becomes of an item with an attachment over the limit. */
  'size.oversizeAttachment': 'fail-item' | 'drop-attachment'
  /** What a mapping row does whose target is no valid user. */
  'mapping.customTargetNotAUser': 'fall-back-to-email' | 'override'
  'mapping.key': 'mobile-number' | 'login-name'
  'mapping.scope': 'per-participant' | 'per-item'
  /** Which of an item's two times the daily window is about. */
  'window.basis': 'capture' | 'event'
  /** What a run takes after days without one. */
  'window.catchUp': 'from-last-window' | 'exactly-24-hours'
  'folder.parent': 'mailbox-root' | 'inbox'
  /** What the import log counts. */
  'log.unit': 'copies'
}

export type ReadingId = keyof Readings

/** One reading as the catalogue explains it. */
export interface ReadingEntry {
  id: ReadingId
  question: string
  alternatives: string[]
  why: string
}

/** The readings that hold when nobody declares others. */
export const defaultReadings: Readings = {
  'size.limitBytes': 10_485_760,
  'size.measure': 'decoded',
  'size.oversizeAttachment': 'fail-item',
  'mapping.customTargetNotAUser': 'fall-back-to-email',
  'mapping.key': 'mobile-number',
  'mapping.scope': 'per-participant',
  'window.basis': 'capture',
  'window.catchUp': 'from-last-window',
  'folder.parent': 'mailbox-root',
  'log.unit': 'copies',
}

/** Every reading, with what else it could have been. */
export const readingEntries: ReadingEntry[] = [
  {
    id: 'size.limitBytes',
    question: 'How many bytes are 10 MB?',
    alternatives: ['10 485 760', '10 000 000', 'any number'],
    why: 'The specification says "larger than 10 MB" and neither decimal nor binary.',
  },
  {
    id: 'size.measure',
    question: 'What is measured: the content as sent, or the message made of it?',
    alternatives: ['decoded', 'encoded'],
    why: 'Base64 adds a third; the specification does not say on which side of it the limit stands.',
  },
  {
    id: 'size.oversizeAttachment',
    question: 'Does an attachment over the limit take its item with it?',
    alternatives: ['fail-item', 'drop-attachment'],
    why: 'The import log knows partially imported items; the specification says only that the attachment is unsupported.',
  },
  {
    id: 'mapping.customTargetNotAUser',
    question: 'Does a mapping row whose target is no valid user end the search?',
    alternatives: ['fall-back-to-email', 'override'],
    why: 'Microsoft describes a fall-back to the address in the item; the vendor describes an override.',
  },
  {
    id: 'mapping.key',
    question: 'What stands in the first column of the mapping file?',
    alternatives: ['mobile-number', 'login-name'],
    why: 'Microsoft names the mobile number, the vendor the login name, which is the mobile number unless changed.',
  },
  {
    id: 'mapping.scope',
    question: 'Is the order file, then address, followed for each participant or for the item as a whole?',
    alternatives: ['per-participant', 'per-item'],
    why: 'The specification says "for every item", and then speaks of one user.',
  },
  {
    id: 'window.basis',
    question: 'Which time of an item decides its day: when it reached TeleMessage, or when it was sent?',
    alternatives: ['capture', 'event'],
    why: 'Read by event time, what a phone delivers late is never imported.',
  },
  {
    id: 'window.catchUp',
    question: 'What does a run take after days without one?',
    alternatives: ['from-last-window', 'exactly-24-hours'],
    why: 'Read literally, "the previous 24 hours" loses every day on which the connector did not run.',
  },
  {
    id: 'folder.parent',
    question: 'Where in the mailbox is the folder created?',
    alternatives: ['mailbox-root', 'inbox'],
    why: 'The specification says "in the mailbox".',
  },
  {
    id: 'log.unit',
    question: 'What does the import log count?',
    alternatives: ['copies'],
    why: 'The published counts are "after fan-out".',
  },
]
