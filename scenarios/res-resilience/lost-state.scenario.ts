import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'
import { ordinaryDay } from '../vocabulary/ordinary-day.ts'

/** The folder with the connector's state is gone: a new machine, a failed disk (RES-5). */
export const lostState: Scenario[] = [
  scenario(
    'RES-5/state-lost',
    'imports nothing again when its state is lost between two runs of one day',
    async (given) => {
      const day = ordinaryDay(given)
      await given.connectorRuns()
      await given.losesState()
      const later = given.sends({ from: day.asha, to: day.ben, text: 'After the loss.', at: given.world.clock.now() })
      given.later(1)
      await given.connectorRuns()
      day.allThere()
      given.expects(later).once(day.asha)
      given.expects(later).once(day.ben)
      given.later()
      await given.connectorRuns()
      day.allThere()
    },
  ),
]
