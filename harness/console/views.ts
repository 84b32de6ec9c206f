import { complianceView } from './compliance/view.ts'
import { connectorsView } from './connectors/view.ts'
import { controlRoomView } from './control-room/view.ts'
import { mailboxesView } from './mailboxes/view.ts'
import { overviewView } from './overview/view.ts'
import type { ConsoleView } from './page.ts'
import { phoneView } from './phone/view.ts'
import { runsView } from './runs/view.ts'
import { siteView } from './site/view.ts'

/** The views in the order of the navigation. */
export const consoleViews: readonly ConsoleView[] = [
  overviewView,
  siteView,
  phoneView,
  connectorsView,
  mailboxesView,
  complianceView,
  controlRoomView,
  runsView,
]
