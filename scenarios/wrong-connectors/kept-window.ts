import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { ConnectorPort, SyncOutcome } from '../../harness/runner/index.ts'
import { referenceConnector } from '../reference-connector.ts'

const schema = z.looseObject({
  schemaVersion: z.literal(1).default(1),
  completedTo: z.string().optional(),
  begunFrom: z.string().optional(),
})

/** What the reference connector keeps of its windows: where the last completed one ended, and where an open one began. */
type KeptWindow = z.infer<typeof schema>

/** A sync that is over: what was kept before it and what is kept now, and how it ended. */
interface Kept {
  before: KeptWindow
  after: KeptWindow
  outcome: SyncOutcome
  environment: ConnectorEnvironment
}

/** The reference connector that keeps something else of its windows after each sync. */
export function keepingWindows(keeps: (kept: Kept) => KeptWindow): ConnectorPort {
  return {
    ...referenceConnector,
    sync: async (environment, control) => {
      const path = join(environment.MT_STATE_DIR, 'checkpoint.json')
      const before = await windowIn(path)
      const outcome = await referenceConnector.sync(environment, control)
      const after = await windowIn(path)
      const kept = keeps({ before, after, outcome, environment })
      if (kept !== after) await writeFile(path, JSON.stringify(kept))
      return outcome
    },
  }
}

async function windowIn(path: string): Promise<KeptWindow> {
  const text = await readFile(path, 'utf8').catch(() => '{}')
  return schema.parse(JSON.parse(text))
}
