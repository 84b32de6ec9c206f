import { availableParallelism } from 'node:os'

/** Most scenarios start the connector once, some twice or three times, and a few wait on purpose. */
const startsPerScenario = 1.6

/**
 * Says how long a run will take, in one line: from the time that the connector took for an empty day, and the number of
 * scenarios. Only a rough guess, but enough to decide whether to wait. Empty without scenarios.
 */
export function expectedTimeWords(run: { scenarios: number; syncMs: number; atOnce: number }): string {
  const { scenarios, syncMs, atOnce } = run
  if (scenarios === 0) return ''
  const starts = Math.ceil(scenarios * startsPerScenario)
  const seconds = (starts * syncMs) / 1000 / Math.min(atOnce, availableParallelism())
  const one = `one sync of an empty day took ${(syncMs / 1000).toFixed(1)} s`
  return `${one}; ${scenarios} scenarios need about ${starts}, so expect ${roundly(seconds)}\n`
}

function roundly(seconds: number): string {
  if (seconds < 50) return `about ${Math.max(5, Math.ceil(seconds / 5) * 5)} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`
}
