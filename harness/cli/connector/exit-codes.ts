import type { SyncOutcome } from '../../../connector/index.ts'
import { connectorExitCodes } from '../../contract/index.ts'

/** The exit code for each end of a sync; all connectors use the same codes. */
export const exitCodeOfSync: Record<SyncOutcome['status'], number> = {
  done: connectorExitCodes.done,
  'try-again': connectorExitCodes.tryAgain,
  failed: 1,
}
