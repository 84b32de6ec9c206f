import type { WrongConnector } from '../../harness/runner/index.ts'
import { keepingWindows } from '../wrong-connectors/kept-window.ts'

/** Wrong about which windows stay open (DAY-5). */
export const windowKeptFaults: WrongConnector[] = [
  {
    id: 'window-kept-behind-the-mapping-file',
    fault:
      'A run records where its window begins after it has read the mapping file, so a refused file leaves no record.',
    mustRed: ['DAY-5'],
    connector: keepingWindows(({ before, after, outcome }) =>
      outcome.message.startsWith('mapping-file-refused') ? before : after,
    ),
  },
  {
    id: 'window-kept-behind-the-token',
    fault:
      'A run records where its window begins after it has a token of the tenant, so a refused secret leaves no record.',
    mustRed: ['DAY-5'],
    connector: keepingWindows(({ before, after, outcome }) =>
      outcome.message.startsWith('login-refused: the token endpoint') ? before : after,
    ),
  },
  {
    id: 'backfill-closes-the-window',
    fault: 'The end of a backfill counts as the end of the last completed window.',
    mustRed: ['DAY-5'],
    connector: keepingWindows(({ after, outcome, environment: { MT_WINDOW_TO: to } }) =>
      to !== undefined && outcome.status === 'done' ? { schemaVersion: 1, completedTo: to } : after,
    ),
  },
]
