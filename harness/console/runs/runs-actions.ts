import { type ConsoleAction, FormMistake } from '../page.ts'
import { askedRunIn } from './asked-run.ts'
import { runIdIn } from './no-such-run.ts'

/** What the forms of the runs do. */
export const runsActions: readonly ConsoleAction[] = [
  {
    path: '/runs',
    handler: async ({ fields }, { runs }) => {
      const started = await runs.start(askedRunIn(fields))
      if ('refused' in started) throw new FormMistake(started.refused)
      return { to: `/runs/${started.id}`, notice: 'The run has begun.' }
    },
  },
  {
    path: '/runs/:runId/stop',
    handler: async ({ params }, { runs }) => {
      const id = runIdIn(params)
      if (!(await runs.stop(id))) throw new FormMistake('This run does not go on any more.')
      return { to: `/runs/${encodeURIComponent(id)}`, notice: 'The run is being stopped.' }
    },
  },
]
