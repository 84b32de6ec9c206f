import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'
import { ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { withEnvironment } from '../vocabulary/ways-to-run.ts'

/** Memories outside the state folder (DAY-12). Worlds of one suite, and two installations, would influence each other. */
export const state: Scenario[] = [
  scenario(
    'DAY-12/new-state-folder',
    'archives a day that another installation has archived, if its own state folder and the mailboxes are empty',
    async (given) => {
      const { snapshots, folders } = given.world
      const day = ordinaryDay(given)
      snapshots.save('nothing archived')
      await given.connectorRuns()
      day.allThere()
      // The same messages, people and time again; only the state folder is another one.
      snapshots.restore('nothing archived')
      const folder = join(folders.world, 'state-of-another-installation')
      await mkdir(folder)
      const { status, message } = await given.connectorTries(withEnvironment({ MT_STATE_DIR: folder }))
      given.demands('how the run with an empty state folder ended', 'done', status === 'done' ? status : message)
      day.allThere()
    },
  ),
]
