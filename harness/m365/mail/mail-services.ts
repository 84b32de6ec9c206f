import type { VirtualClock } from '../../control/clock.ts'
import type { MailboxStore } from '../mailbox/mailbox-store.ts'
import type { MailSettings } from './mail-settings.ts'

/** What writing mail works on. */
export interface MailServices {
  clock: VirtualClock
  mailboxes: MailboxStore
  mailSettings: MailSettings
}
