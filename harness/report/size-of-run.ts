import type { RunReport } from '../runner/play/result.ts'
import { counted } from './count-words.ts'

/**
 * How much a run was: `1 day, 271 scenarios, 317 results`. A scenario is what `run --list` lists and what the progress counts. It has
 * one result for its own requirement, and one for each other requirement that it found broken; a day has several.
 */
export function sizeOfRun({ results }: Pick<RunReport, 'results'>): string {
  const ids = new Set(results.flatMap(({ scenario }) => scenario ?? []))
  const scenarios = [...ids].filter((id) => id.includes('/')).length
  const days = ids.size - scenarios
  return [
    ...(days > 0 ? [counted(days, 'day', 'days')] : []),
    counted(scenarios, 'scenario', 'scenarios'),
    counted(results.length, 'result', 'results'),
  ].join(', ')
}
