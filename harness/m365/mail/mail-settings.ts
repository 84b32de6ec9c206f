/** The mail settings of a tenant: decisions of its administrators, and behaviours that Microsoft has not documented. */
export interface MailSettings {
  /**
   * The `$value` of a message that came as MIME: `regenerated`, made from its properties, as at Microsoft; `faithful`, the
   * original octets.
   */
  mime: 'regenerated' | 'faithful'
  /**
   * The item class of all items that come through an import session (CNV-11): that of the connector for which the
   * tenant is set up. Simulated: Microsoft documents only the prefix by which content search finds such items, not the
   * whole class.
   */
  importedItemClass: string
  /** The largest message, in bytes. Administrators can go up to 150 MB. */
  messageBytesMax: number
  /** The most bytes that the messages of a mailbox may take up, unless the mailbox has its own limit. */
  mailboxQuotaBytes: number
  /**
   * Whether a message that is created with `String 0x001A` gets that message class. If not, it is an `IPM.Note` like
   * any other message. It is not known what Exchange does.
   */
  keepsMessageClass: boolean
  /**
   * Whether `Mail-Advanced.ReadWrite.All` allows an app to change the content of a message after it was sent, as
   * Microsoft announced for 31 December 2026. If not, the content of a sent message cannot be changed at all.
   */
  mailAdvanced: boolean
  /**
   * Whether a list refuses to sort by properties that its filter does not begin with, with `InefficientFilter`. Two pages
   * of Microsoft's documentation disagree; the service itself was recorded to answer in January 2025.
   */
  sortsByFilterOnly: boolean
}

const megabyte = 1024 * 1024

/** The settings of a tenant that nobody has configured. */
export const defaultMailSettings: MailSettings = {
  mime: 'regenerated',
  importedItemClass: 'IPM.Note',
  messageBytesMax: 35 * megabyte,
  mailboxQuotaBytes: 100 * 1024 * megabyte,
  keepsMessageClass: false,
  mailAdvanced: false,
  sortsByFilterOnly: false,
}
