import type { Verdict } from '../runner/result.ts'

/** How reports speak of a verdict. */
export interface VerdictWords {
  /** After a number of requirements: `1 requirement` … */
  one: string
  many: string
  /** What the verdict means, for a legend. */
  meaning: string
}

/** The most serious verdict first. The runner has the same order; this folder sees its types only. */
export const verdictWords: Record<Verdict, VerdictWords> = {
  fail: { one: 'fails', many: 'fail', meaning: 'the connector does not do what it must' },
  error: {
    one: 'could not be judged because of an error of ours',
    many: 'could not be judged because of an error of ours',
    meaning: 'our own mistake, never held against the connector',
  },
  unknown: {
    one: 'was not put to the test',
    many: 'were not put to the test',
    meaning: 'played, but what it is about occurred less often than it must',
  },
  warn: {
    one: 'is a should that is not met',
    many: 'are shoulds that are not met',
    meaning: 'the connector does not do what it should',
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

/** Every verdict, the most serious first. */
export const verdictOrder: Verdict[] = Object.keys(verdictWords) as Verdict[]

/** The most serious of the verdicts of one requirement's results: one red scenario makes the requirement red. */
export function mostSerious(verdicts: Verdict[]): Verdict {
  return verdictOrder.find((verdict) => verdicts.includes(verdict)) ?? 'not-covered'
}
