import type { VirtualClock } from '../../control/clock.ts'
import type { CutPage } from '../../control/page-cut.ts'
import type { MailboxStore } from '../mailbox/mailbox-store.ts'
import type { MailSettings } from './mail-settings.ts'

/** What the functions that write mail need. */
export interface MailServices {
  clock: VirtualClock
  mailboxes: MailboxStore
  mailSettings: MailSettings
  /** Where the pages of lists end. */
  cutPage: CutPage
}
