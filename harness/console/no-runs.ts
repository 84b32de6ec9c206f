import type { KeptRuns } from './kept-runs.ts'

/** The conformance runs of a console that starts none. */
export const noRuns: KeptRuns = {
  ownConnector: undefined,
  list: async () => [],
  details: async () => undefined,
  compare: async () => undefined,
  page: async () => undefined,
  json: async () => undefined,
  hasKillMatrix: async () => false,
  killMatrix: async () => undefined,
  start: async () => ({ refused: 'this console starts no runs' }),
  stop: async () => false,
  revision: () => 0,
}
