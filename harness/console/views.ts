import { complianceView } from './compliance/view.ts'
import { controlRoomView } from './control-room/view.ts'
import { mailboxesView } from './mailboxes/view.ts'
import { overviewView } from './overview/view.ts'
import type { ConsoleView } from './page.ts'
import { phoneView } from './phone/view.ts'

/** The views in the order of the navigation. */
export const consoleViews: readonly ConsoleView[] = [
  overviewView,
  phoneView,
  mailboxesView,
  complianceView,
  controlRoomView,
]
