/** The keys of the MAPI properties that the tenant itself uses. */
export const knownProperties = {
  /** PidTagMessageFlags. */
  flags: 'Integer 0xE07',
  /** PidTagClientSubmitTime: `sentDateTime`. */
  sentTime: 'SystemTime 0x39',
  /** PidTagMessageDeliveryTime: `receivedDateTime`. */
  receivedTime: 'SystemTime 0xE06',
  /** PidTagMessageClass. */
  messageClass: 'String 0x1A',
  /** PidTagMessageSize. */
  size: 'Integer 0xE08',
  /** PidTagMessageSizeExtended: the same number under another type. */
  longSize: 'Long 0xE08',
} as const

/** Bits of PidTagMessageFlags. */
export const messageFlag = { read: 0x1, unsent: 0x8, hasAttachments: 0x10 } as const
