import { overviewView } from './overview/view.ts'
import type { ConsoleView } from './page.ts'

/** The views in the order of the navigation. */
export const consoleViews: readonly ConsoleView[] = [overviewView]
