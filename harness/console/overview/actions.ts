import type { ConsoleAction } from '../page.ts'
import { advanceToNextRun, setUp } from './set-up.ts'

/** How long a run may take to begin before the page is shown, in real time; the schedule is looked at four times a second. */
const beginMs = 400

/** What the buttons of the overview do. */
export const overviewActions: readonly ConsoleAction[] = [
  { path: '/set-up', handler: (_form, services) => setUp(services) },
  {
    path: '/next-run',
    handler: async ({ fields }, services) => {
      await advanceToNextRun(services)
      await new Promise((resolve) => setTimeout(resolve, beginMs))
      return { to: fields.text('back'), notice: 'The calendar was moved to the next run, and the connector begins.' }
    },
  },
]
