/**
 * How a connector's maker understands sentences about which the sources disagree or say nothing. The suite tests these
 * declarations exactly, to the byte and the instant. `readingEntries` explains each value.
 */
export interface Readings {
  'size.limitBytes': number
  'size.measure': 'decoded' | 'encoded'
  'size.oversizeAttachment': 'fail-item' | 'drop-attachment'
  'mapping.customTargetNotAUser': 'fall-back-to-email' | 'override'
  'mapping.key': 'mobile-number' | 'login-name'
  'mapping.scope': 'per-participant' | 'per-item'
  'mapping.numberEquivalence': 'none' | 'documented'
  'message.identity': 'content' | 'id'
  'window.basis': 'capture' | 'event'
  'window.catchUp': 'from-last-window' | 'exactly-24-hours'
  'folder.parent': 'mailbox-root' | 'inbox'
  'log.unit': 'copies' | 'items'
}

export type ReadingId = keyof Readings

/** The readings of a connector that declares no others. */
export const defaultReadings: Readings = {
  'size.limitBytes': 10_485_760,
  'size.measure': 'decoded',
  'size.oversizeAttachment': 'fail-item',
  'mapping.customTargetNotAUser': 'fall-back-to-email',
  'mapping.key': 'mobile-number',
  'mapping.scope': 'per-participant',
  'mapping.numberEquivalence': 'none',
  'message.identity': 'content',
  'window.basis': 'capture',
  'window.catchUp': 'from-last-window',
  'folder.parent': 'mailbox-root',
  'log.unit': 'copies',
}
