import type { Html } from '../../markup/markup.ts'
import type { RequirementStanding, RunState } from '../kept-runs.ts'
import { chip } from '../shell/shown.ts'

type ChipKind = Parameters<typeof chip>[0]

const standings: Record<RequirementStanding, { kind: ChipKind; word: string }> = {
  waiting: { kind: 'nothing', word: 'waits' },
  unjudged: { kind: 'nothing', word: 'not judged' },
  pass: { kind: 'pass', word: 'pass' },
  fail: { kind: 'fail', word: 'fail' },
  warn: { kind: 'warn', word: 'warn' },
  known: { kind: 'known', word: 'known failure' },
  error: { kind: 'warn', word: 'error' },
  flaky: { kind: 'warn', word: 'flaky' },
  unknown: { kind: 'warn', word: 'unknown' },
  'not-covered': { kind: 'not-covered', word: 'not covered' },
  inapplicable: { kind: 'nothing', word: 'inapplicable' },
}

/** How a requirement stands, as a mark with a word. */
export function standingChip(standing: RequirementStanding): Html {
  const { kind, word } = standings[standing]
  return chip(kind, word)
}

/** `3 fail, 147 pass`. */
export function countsText(counts: readonly (readonly [standing: RequirementStanding, count: number])[]): string {
  return counts.map(([standing, count]) => `${count} ${standings[standing].word}`).join(', ')
}

const outcomes = {
  passes: chip('pass', 'passes'),
  fails: chip('fail', 'fails'),
  undecided: chip('warn', 'undecided'),
}

/** The outcome of a report, as a mark with a word. */
export function outcomeChip(outcome: keyof typeof outcomes): Html {
  return outcomes[outcome]
}

const states: Record<Exclude<RunState, 'ended'>, Html> = {
  going: chip('known', 'goes on'),
  stopped: chip('nothing', 'stopped'),
  interrupted: chip('warn', 'interrupted, because serve ended'),
  refused: chip('fail', 'ended without a report'),
}

/** The state of a run without a report. */
export function stateChip(state: RunState): Html {
  return state === 'ended' ? chip('warn', 'its report is missing') : states[state]
}
