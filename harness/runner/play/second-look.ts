import { slownessOfDoubt } from '../../control/machine/patience.ts'
import type { MachineThen, Played } from './play-scenario.ts'
import type { Result } from './result.ts'
import { unjudgedResult } from './results-of.ts'
import type { Scenario } from './scenario.ts'

/** How often a red scenario is played again; a sync that ran out of time once more only, because that takes minutes. */
const playsAgain = 3
const playsAgainAfterTimeout = 1

/** Whether a scenario must be played again before its red result counts. */
export function needsSecondLook({ results, machine }: Played): boolean {
  return machine !== undefined && (isBusy({ machine }) ? !isAllPass(results) : failsOf(results).size > 0)
}

/** Whether the machine was too busy at the end of a play for a red result to count at once. */
export function isBusy({ machine }: Pick<Played, 'machine'>): boolean {
  return machine !== undefined && machine.slowness >= slownessOfDoubt
}

/**
 * The results that count for a scenario with a red result: it is played again, alone, up to three times.
 *
 * - What is red each time has failed.
 * - If the machine was busy at the first play, and a play alone is not red, that play counts.
 * - If the machine was not busy, what is red in some plays only is `flaky`.
 * - If it cannot be judged alone, because of the suite or of this machine, it is an `error`: the connector is not blamed. So is
 *   a sync that runs out of time on a machine that is too slow.
 */
export async function lookAgain(
  scenario: Scenario,
  first: Played,
  playAgain: () => Promise<Played>,
): Promise<Result[]> {
  const { machine } = first
  const wasBusy = isBusy(first)
  const times = machine?.ranOutOfTime === true ? playsAgainAfterTimeout : playsAgain
  const fails = failsOf(first.results)
  const later: Played[] = []
  while (later.length < times) {
    const again = await playAgain()
    if (again.machine?.ranOutOfTime === true && isBusy(again)) {
      return [unjudgedResult(scenario, tooSlowWords(again.machine))]
    }
    // Not green, and not red either: it says nothing about the connector.
    if (isUnjudged(again)) return again.results
    later.push(again)
    const failsAgain = failsOf(again.results)
    if (wasBusy && failsAgain.size === 0) return again.results
    if ([...fails].every((requirement) => !failsAgain.has(requirement))) break
  }
  if (wasBusy) return later.at(-1)?.results ?? first.results
  return first.results.map((result) => (result.verdict === 'fail' ? weighed(result, later) : result))
}

/**
 * The results of a scenario that was played several times on purpose. What is red each time has failed; what is red in some
 * plays only is flaky, with the result of its first red play. If a play could not be judged, its results count.
 */
export function weighRepeats(plays: readonly Played[]): Result[] {
  const [first, ...later] = plays
  if (first === undefined || later.length === 0) return first?.results ?? []
  const unjudged = plays.find(isUnjudged)
  if (unjudged !== undefined) return unjudged.results
  const red = new Set(plays.flatMap(({ results }) => [...failsOf(results)]))
  const others = first.results.filter(({ requirement }) => !red.has(requirement))
  const reds = [...red].flatMap((requirement) => {
    const found = plays.flatMap(({ results }) =>
      results.filter((result) => result.verdict === 'fail' && result.requirement === requirement),
    )
    const redPlays = plays.filter(({ results }) => failsOf(results).has(requirement)).length
    return found
      .slice(0, 1)
      .map((result) => (redPlays === plays.length ? result : flaky(result, redPlays, plays.length)))
  })
  return [...others, ...reds]
}

function flaky(result: Result, redPlays: number, plays: number): Result {
  const message = `red in ${redPlays} of ${plays} plays with the same seed; in the red play: ${result.message}`
  return { ...result, verdict: 'flaky', message }
}

function tooSlowWords({ slowness }: MachineThen): string {
  const times = Math.round(slowness * 10) / 10
  return `a sync ran out of time, although it was played alone, while the machine was ${times} times slower than one that is not busy`
}

/** A failure, or a flaky result if it is not in each of the later plays. */
function weighed(result: Result, later: readonly Played[]): Result {
  const red = later.filter(({ results }) => failsOf(results).has(result.requirement)).length
  if (red === later.length) return result
  return flaky(result, red + 1, later.length + 1)
}

function isUnjudged({ results }: Played): boolean {
  return results.some(({ verdict }) => verdict === 'error')
}

function isAllPass(results: readonly Result[]): boolean {
  return results.every(({ verdict }) => verdict === 'pass' || verdict === 'inapplicable')
}

function failsOf(results: readonly Result[]): Set<string> {
  return new Set(results.filter(({ verdict }) => verdict === 'fail').map(({ requirement }) => requirement))
}
