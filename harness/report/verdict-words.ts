import type { Standing } from './standing.ts'

/** The words for a verdict in reports. */
export interface VerdictWords {
  /** After a number of requirements: `1 requirement` … */
  one: string
  many: string
  /** What the verdict means, for a legend. */
  meaning: string
}

/** The most serious first. The runner has the same order of verdicts, but this folder may import only its types. */
export const verdictWords: Record<Standing, VerdictWords> = {
  fail: { one: 'fails', many: 'fail', meaning: 'the connector does not do what it must do' },
  error: {
    one: 'could not be judged because of the suite or this machine',
    many: 'could not be judged because of the suite or this machine',
    meaning: 'a mistake of the suite or a machine that is too slow or full, which never counts against the connector',
  },
  flaky: {
    one: 'is flaky',
    many: 'are flaky',
    meaning: 'red in some of its plays only, with the same seed: a race in the connector, or in the suite',
  },
  unknown: {
    one: 'was not tested',
    many: 'were not tested',
    meaning: 'played, but the situation occurred too rarely; or not reached, because an error ended the run',
  },
  known: {
    one: 'is a known failure',
    many: 'are known failures',
    meaning: 'fails, but the baseline lists it with a reason, so it does not fail the run',
  },
  warn: {
    one: 'warns (a should is not met)',
    many: 'warn (a should is not met)',
    meaning: 'the connector does not do what it should do',
  },
  'not-covered': {
    one: 'is not covered yet',
    many: 'are not covered yet',
    meaning: 'no scenario plays it yet',
  },
  inapplicable: {
    one: 'is inapplicable by declaration',
    many: 'are inapplicable by declaration',
    meaning: "left out by the connector's own declaration",
  },
  pass: { one: 'passes', many: 'pass', meaning: 'every scenario that plays it found nothing' },
}

/** Standings that are mentioned only if there are any: most runs have no baseline, and no result that comes and goes. */
export const rareStandings: Standing[] = ['known', 'flaky']

/** Every verdict, and `known`, the most serious first. */
export const verdictOrder: Standing[] = Object.keys(verdictWords) as Standing[]

/** Results that need attention, the most serious first: all before those that were not judged. */
export const notableOrder: Standing[] = verdictOrder.slice(0, verdictOrder.indexOf('not-covered'))

/** The most serious standing of one requirement's results: one red scenario makes the requirement red. */
export function mostSerious(standings: Standing[]): Standing {
  return verdictOrder.find((standing) => standings.includes(standing)) ?? 'not-covered'
}
