import type { ConsoleView } from '../page.ts'
import { mailboxDownloads } from './downloads.ts'
import { mailboxPage } from './mailbox-page.ts'
import { mailboxesPage } from './mailboxes-page.ts'
import { messagePage } from './message-page.ts'

/** What has arrived in the mailboxes (issue: view 4). */
export const mailboxesView: ConsoleView = {
  name: 'Mailboxes',
  path: '/mailboxes',
  pages: [mailboxesPage, mailboxPage, messagePage],
  downloads: mailboxDownloads,
}
