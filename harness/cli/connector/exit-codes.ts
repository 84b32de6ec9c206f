import type { SyncOutcome } from '../../../connector/index.ts'
import { connectorExitCodes } from '../../contract/index.ts'

/** How a sync ended, as every connector tells it by its exit code. */
export const exitCodeOfSync: Record<SyncOutcome['status'], number> = {
  done: connectorExitCodes.done,
  'try-again': connectorExitCodes.tryAgain,
  failed: 1,
}
