import type { ConsoleView } from '../page.ts'
import { phoneActions } from './actions.ts'
import { conversationPage } from './conversation-page.ts'
import { phonesPage } from './phones-page.ts'

/** The phones of the users: what is typed here is on the site at once. */
export const phoneView: ConsoleView = {
  name: 'Phones',
  path: '/phones',
  pages: [phonesPage, conversationPage],
  actions: phoneActions,
}
