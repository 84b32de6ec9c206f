import { escapeHtml, type Html, html } from '../../markup/markup.ts'
import type { RunReport } from '../../runner/play/result.ts'
import { headlineOf, outdatedSentence, totalOf } from '../headline.ts'
import type { ReportFormat } from '../report-format.ts'
import { areaRows } from '../requirement-rows.ts'
import { areaCases, type JunitCase, type JunitOutcome } from './cases.ts'

interface JunitSuite {
  name: string
  cases: JunitCase[]
}

/** `--junit <file>`: the report for continuous integration. */
export const junitFormat: ReportFormat<RunReport> = {
  name: 'junit',
  label: 'JUnit report',
  description: 'where to write the report for continuous integration, as JUnit XML',
  render: renderJunit,
}

/**
 * The report of a run as JUnit XML, for continuous integration: a suite for each area, a case for each result.
 * Something in it is red if, and only if, the exit code of the run is not 0. `versions.package` is the version of this
 * package.
 */
export function renderJunit(report: RunReport, versions: { package: string }): string {
  const suites: JunitSuite[] = [
    ...areaRows(report).map((area) => ({
      name: area.subject === 'connector' ? area.title : `${area.title} (this mock's own self-test)`,
      cases: areaCases(report, area),
    })),
    ...baselineSuites(report),
    ...strictSuites(report),
  ]
  const cases = suites.flatMap((suite) => suite.cases)
  const properties = propertiesOf(report, versions)
  // The markup of the HTML pages works here too: XML needs the same escapes.
  const page = html`<testsuites name="mock-telemessage: ${report.connector}" tests="${cases.length}" failures="${countOf(cases, 'failure')}" errors="${countOf(cases, 'error')}" time="${secondsOf(report.durationSeconds)}">
${suites.map((suite) => suiteElement(suite, properties))}</testsuites>
`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${page.markup}`
}

/** An entry of the baseline that passes now fails the run, so it has its own case. */
function baselineSuites({ outdatedKnownFailures = [] }: RunReport): JunitSuite[] {
  if (outdatedKnownFailures.length === 0) return []
  const cases = outdatedKnownFailures.map((entry): JunitCase => {
    const { requirement, scenario = 'any scenario', reason } = entry
    const message = outdatedSentence(entry)
    const outcome: JunitOutcome = { element: 'failure', type: 'outdated-baseline', message, lines: [message, reason] }
    return { classname: requirement, name: `the baseline lists ${scenario}`, seconds: 0, outcome, output: [] }
  })
  return [{ name: 'Baseline', cases }]
}

/** If a strict run has judged nothing of the connector, no other case is red. */
function strictSuites(report: RunReport): JunitSuite[] {
  const { outcome, strictSentence, connector } = headlineOf(report)
  if (!report.strict || outcome !== 'undecided' || totalOf(connector) > connector.inapplicable) return []
  const red: JunitOutcome = { element: 'error', type: 'not-judged', message: strictSentence, lines: [strictSentence] }
  return [
    {
      name: 'Strict',
      cases: [{ classname: 'strict', name: 'something is judged', seconds: 0, outcome: red, output: [] }],
    },
  ]
}

function propertiesOf(report: RunReport, versions: { package: string }): Html {
  const { declaredSentences, warnedSentences } = headlineOf(report)
  const { passedVariables = [] } = report
  const values: Record<string, string | number> = {
    connector: report.connector,
    seed: report.seed,
    strict: String(report.strict),
    'judged-by': report.declared.from,
    ...(declaredSentences.length > 0 && { declared: declaredSentences.join(' ') }),
    ...(warnedSentences.length > 0 && { warned: warnedSentences.join(' ') }),
    replay: report.replayCommand,
    ...(passedVariables.length > 0 && { 'passed-variables': passedVariables.join(', ') }),
    'mock-telemessage': versions.package,
  }
  const properties = Object.entries(values).map(
    ([name, value]) => html`
<property name="${name}" value="${value}"/>`,
  )
  return html`<properties>${properties}
</properties>`
}

function suiteElement({ name, cases }: JunitSuite, properties: Html): Html {
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0)
  return html`<testsuite name="${name}" tests="${cases.length}" failures="${countOf(cases, 'failure')}" errors="${countOf(cases, 'error')}" skipped="${countOf(cases, 'skipped')}" time="${secondsOf(seconds)}">
${properties}
${cases.map(caseElement)}</testsuite>
`
}

function caseElement({ classname, name, seconds, outcome, output }: JunitCase): Html {
  const inside = [
    outcome === undefined ? '' : outcomeElement(outcome),
    output.length === 0 ? '' : html`<system-out>${linesOf(output)}</system-out>\n`,
  ]
  const head = html`<testcase classname="${classname}" name="${name}" time="${secondsOf(seconds)}"`
  return inside.join('') === '' ? html`${head}/>\n` : html`${head}>\n${inside}</testcase>\n`
}

function outcomeElement({ element, type, message, lines }: JunitOutcome): Html {
  switch (element) {
    case 'skipped':
      return html`<skipped message="${message}"/>\n`
    case 'failure':
      return html`<failure type="${type}" message="${message}">${linesOf(lines)}</failure>\n`
    case 'error':
      return html`<error type="${type}" message="${message}">${linesOf(lines)}</error>\n`
  }
}

function linesOf(lines: string[]): Html {
  return { markup: lines.map(escapeHtml).join('\n') }
}

function countOf(cases: JunitCase[], element: JunitOutcome['element']): number {
  return cases.filter(({ outcome }) => outcome?.element === element).length
}

function secondsOf(seconds: number): string {
  return seconds.toFixed(3)
}
