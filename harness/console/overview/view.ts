import type { ConsoleView } from '../page.ts'
import { overviewActions } from './actions.ts'
import { overviewPage } from './overview-page.ts'

/** The first view: everything in one picture. */
export const overviewView: ConsoleView = {
  name: 'Overview',
  path: '/',
  pages: [overviewPage],
  actions: overviewActions,
}
