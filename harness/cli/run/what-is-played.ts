import type { Command } from 'commander'
import { jsonReportSchema } from '../../report/index.ts'
import { readJsonFile } from '../json-file.ts'
import { wholeNumberOption } from '../options.ts'
import { UserError } from '../user-error.ts'

/** The options of `run` for what is played, how often, and how much at a time. */
export interface PlayFlags {
  dayOnly?: boolean
  rerunFailed?: string
  failFast?: boolean
  repeat?: number
  parallel?: number
}

const repeatMax = 100
const parallelMax = 16

/** Adds the options for what is played, how often, and how much at a time. */
export function addPlayOptions(command: Command): Command {
  return command
    .option('--day-only', 'play the day, and no scenario')
    .option(
      '--rerun-failed <report.json>',
      'play only what was not green in this report: scenarios, and the day if it was red',
    )
    .option('--fail-fast', 'end the run with the first requirement that fails')
    .option(
      '--repeat <times>',
      'play each scenario so many times with one seed, to find what is red in some plays only',
      wholeNumberOption(2, repeatMax),
    )
    .option(
      '--parallel <worlds>',
      'how many worlds are played at once; the default is 4 for a command and 2 for a service',
      wholeNumberOption(1, parallelMax),
    )
}

/** What a run plays. */
export interface Chosen {
  /** Areas, requirements or scenarios; empty: everything. */
  filters: string[]
  playsDay: boolean
  playsScenarios: boolean
  /** The seed of the report that is played again; absent: none is. */
  seed?: number | undefined
}

const notGreen = ['fail', 'error', 'flaky', 'unknown']

/**
 * What the filters and options choose. Throws a UserError for options that exclude each other, for a file that is not a
 * report, and for a report in which everything is green.
 */
export async function whatIsPlayed(filters: string[], flags: PlayFlags): Promise<Chosen> {
  const { dayOnly, rerunFailed, repeat } = flags
  if (dayOnly && (filters.length > 0 || rerunFailed !== undefined || repeat !== undefined)) {
    throw new UserError(
      'day-only-and-scenarios',
      '--day-only plays no scenario, so filters, --rerun-failed and --repeat would do nothing; remove them, or --day-only',
    )
  }
  if (dayOnly) return { filters, playsDay: true, playsScenarios: false }
  if (rerunFailed === undefined) return { filters, playsDay: filters.length === 0, playsScenarios: true }
  if (filters.length > 0) {
    throw new UserError(
      'rerun-and-filters',
      '--rerun-failed takes the scenarios from the report, so filters would do nothing; remove one of the two',
    )
  }
  const { red, seed } = await redIn(rerunFailed)
  const scenarios = red.filter((id) => id.includes('/'))
  return { filters: scenarios, playsDay: scenarios.length < red.length, playsScenarios: scenarios.length > 0, seed }
}

/** The scenarios of a report that are not green, each once; the day has an id without a slash. */
async function redIn(path: string): Promise<{ red: string[]; seed: number }> {
  const advice = 'name the JSON report of a run, as --json writes it'
  const { results, seed } = await readJsonFile(path, jsonReportSchema, { code: 'not-a-report', advice })
  const red = results.flatMap(({ scenario, verdict }) => (notGreen.includes(verdict) && scenario ? [scenario] : []))
  if (red.length > 0) return { red: [...new Set(red)], seed }
  throw new UserError(
    'nothing-to-rerun',
    `${path}: everything that was played is green, so there is nothing to play again`,
  )
}
