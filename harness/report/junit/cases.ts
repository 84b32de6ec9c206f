import type { Result, RunReport } from '../../runner/play/result.ts'
import { replayCommandOf } from '../replay.ts'
import type { AreaRows, RequirementRow } from '../requirement-rows.ts'
import { standingOf } from '../standing.ts'
import { cutTo } from '../text/column-text.ts'
import { explanation } from '../text/findings.ts'
import { textPage } from '../text/page.ts'

/** How a case ended if it did not pass; only one, because readers keep only one. */
export interface JunitOutcome {
  element: 'failure' | 'error' | 'skipped'
  /** A word for the kind of failure; readers group failures by it. */
  type: string
  /** One line. */
  message: string
  /** The whole message. A skipped case cannot contain one, so it goes into the output. */
  lines: string[]
}

/** One result as a test case. */
export interface JunitCase {
  /** Id of the requirement. With the name, it identifies a case from run to run. */
  classname: string
  name: string
  seconds: number
  /** Absent: passed. */
  outcome?: JunitOutcome | undefined
  /** The output lines of the case. */
  output: string[]
}

const lineColumns = 120
const messageColumnsMax = 300

/** The results of an area as test cases, in the order of the report. */
export function areaCases(report: RunReport, { subject, rows }: AreaRows): JunitCase[] {
  return rows.flatMap((row) =>
    row.results.map((result) => {
      const judged = judgedCase(report, row, result)
      return subject === 'connector' ? judged : withoutRed(judged)
    }),
  )
}

function judgedCase(report: RunReport, row: RequirementRow, result: Result): JunitCase {
  const { requirement, scenario, title, durationMs = 0, connectorOutput } = result
  const outcome = outcomeOf(report, row, result)
  const warned = standingOf(result) === 'warn' ? ['warning: a should is not met', ...story(report, row, result)] : []
  const printed = connectorOutput ? ['the connector printed:', ...connectorOutput.trimEnd().split(/\r?\n/)] : []
  return {
    classname: requirement,
    name: scenario === undefined ? title : `${scenario}: ${title}`,
    seconds: durationMs / 1000,
    outcome,
    output: [...warned, ...printed],
  }
}

function outcomeOf(report: RunReport, row: RequirementRow, result: Result): JunitOutcome | undefined {
  const standing = standingOf(result)
  const { message, title, knownReason = '', findings } = result
  const lines = story(report, row, result)
  const one = (text: string): string => cutTo(text, messageColumnsMax)
  switch (standing) {
    case 'pass':
    case 'warn':
      return undefined
    case 'fail':
      return { element: 'failure', type: findings[0]?.fault ?? standing, message: one(message || title), lines }
    case 'error':
    case 'flaky':
    case 'unknown':
      return { element: 'error', type: standing, message: one(`${standing}: ${message}`), lines }
    case 'known':
      return { element: 'skipped', type: standing, message: one(`known failure: ${knownReason}`), lines }
    case 'not-covered':
    case 'inapplicable': {
      // In a strict run, an unplayed requirement keeps the run from passing.
      const red = report.strict && row.verdict === 'not-covered'
      return { element: red ? 'error' : 'skipped', type: standing, message: one(`${standing}: ${message}`), lines }
    }
  }
}

/** Failures of the mock do not count for the connector. They stay visible, but must not turn its build red. */
function withoutRed(judged: JunitCase): JunitCase {
  const { outcome, output } = judged
  if (outcome === undefined || outcome.element === 'skipped') return judged
  const message = `the mock's own self-test, which does not count for the connector: ${outcome.message}`
  return { ...judged, outcome: { ...outcome, element: 'skipped', message }, output: [...outcome.lines, ...output] }
}

function story(report: RunReport, row: RequirementRow, result: Result): string[] {
  if (result.scenario === undefined) return [`replay: ${replayCommandOf(report, result)}`]
  return explanation(textPage({ colour: false, widthColumns: lineColumns }), report, row, result)
}
