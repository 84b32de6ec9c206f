import type { VirtualClock } from '../../control/clock.ts'
import type { ContentSearch } from '../compliance/content-search/content-search.ts'
import type { Directory } from '../directory/directory.ts'
import type { MailSettings } from '../mail/mail-settings.ts'
import type { MailboxStore } from '../mailbox/mailbox-store.ts'

/** What is needed of the tenant. */
export interface CarryingServices {
  clock: VirtualClock
  directory: Pick<Directory, 'holderOf' | 'object'>
  mailboxes: Pick<MailboxStore, 'byEntry' | 'contents'>
  contentSearch: Pick<ContentSearch, 'search'>
  mailSettings: MailSettings
}
