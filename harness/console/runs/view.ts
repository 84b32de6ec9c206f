import type { ConsoleView } from '../page.ts'
import { comparePage } from './compare-page.ts'
import { jsonDownload, killMatrixDownload, reportDownload } from './downloads.ts'
import { runPage } from './run-page.ts'
import { runsActions } from './runs-actions.ts'
import { runsPage } from './runs-page.ts'

/** Conformance runs. */
export const runsView: ConsoleView = {
  name: 'Runs',
  path: '/runs',
  // The address of the comparison must not be taken for that of a run.
  pages: [runsPage, comparePage, runPage],
  actions: runsActions,
  downloads: [killMatrixDownload, reportDownload, jsonDownload],
}
