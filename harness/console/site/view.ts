import type { ConsoleView } from '../page.ts'
import { importPage } from './import-page.ts'
import { qrCodeDownload } from './qr-code.ts'
import { siteActions } from './site-actions.ts'
import { sitePage } from './site-page.ts'
import { userActions } from './user-actions.ts'
import { userPage } from './user-page.ts'

/** The TeleMessage site, as its administrators use it: users, plans, activation, links, capture gaps. */
export const siteView: ConsoleView = {
  name: 'TeleMessage site',
  path: '/site',
  pages: [sitePage, importPage, userPage],
  actions: [...siteActions, ...userActions],
  downloads: [qrCodeDownload],
}
