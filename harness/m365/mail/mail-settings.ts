/** Settings of a tenant about mail: decisions of administrators, and behaviours that only Microsoft knows. */
export interface MailSettings {
  /**
   * The `$value` of a message that came as MIME: `regenerated`, made from its properties, as at Microsoft; `faithful`, the
   * original octets.
   */
  mime: 'regenerated' | 'faithful'
  /**
   * The item class of everything that comes through an import session (CNV-11): that of the connector for which the tenant is
   * set up. Simulated: Microsoft documents the prefix under which content search finds such items, and not the class itself.
   */
  importedItemClass: string
  /** The largest message, in bytes. Administrators can go up to 150 MB. */
  messageBytesMax: number
  /** What the messages of a mailbox may take up, in bytes, unless another number is set for the mailbox. */
  mailboxQuotaBytes: number
  /**
   * Whether a message that is created with `String 0x001A` gets that message class, or is an `IPM.Note` like any other.
   * Nobody has looked what Exchange does.
   */
  keepsMessageClass: boolean
  /**
   * Whether what a message says can be changed after it was sent, with `Mail-Advanced.ReadWrite.All`; as announced for 31
   * December 2026. Without, it cannot be changed at all.
   */
  mailAdvanced: boolean
}

const megabyte = 1024 * 1024

/** A tenant as it is when nobody decides anything. */
export const defaultMailSettings: MailSettings = {
  mime: 'regenerated',
  importedItemClass: 'IPM.Note',
  messageBytesMax: 35 * megabyte,
  mailboxQuotaBytes: 100 * 1024 * megabyte,
  keepsMessageClass: false,
  mailAdvanced: false,
}
