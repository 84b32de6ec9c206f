import { expect, test } from 'vitest'
import { requirementOf } from '../../catalogue/index.ts'
import type { Result, RunReport } from '../../runner/play/result.ts'
import {
  losingDeclared,
  sampleFinding,
  sampleReport,
  sampleReportSaying,
  sampleResult,
  sampleRun,
} from '../sample-report.ts'
import { renderMarkdown } from './report.ts'

const render = (report: RunReport, sizeBytesMax = 1_000_000) =>
  renderMarkdown(report, { package: '0.1.0', sizeBytesMax })
const result = (id: string, set: Partial<Result> = {}) => sampleResult(requirementOf(id), set)

/** The rest of a text without its blocks and spans of code, by the rules of CommonMark. */
function outsideCode(markdown: string): string {
  const kept: string[] = []
  let fence = ''
  for (const line of markdown.split('\n')) {
    const opened = /^(`{3,})(text|sh)$/.exec(line)?.[1]
    const closes = /^`+ *$/.test(line) && line.trimEnd().length >= fence.length
    if (fence !== '') fence = closes ? '' : fence
    else if (opened !== undefined) fence = opened
    else kept.push(line.replace(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g, '<code>'))
  }
  expect(fence).toBe('')
  return kept.join('\n')
}

test.each([
  '| a | b |',
  '`',
  '``` \n```\n# heading',
  '`````',
  'a `b` ``c``',
  '<img src=x> <!-- &amp; </details>',
  'line\r\n\r\n# heading\u2028## heading',
  '@somebody #12 https://example.com www.example.com asha@contoso.example',
  '[link](javascript:alert(1)) **bold** ~~gone~~ \\',
  ' ',
  '\u001b[31m\u0000\u202e',
])('the text %j stays what it is, and changes nothing around it', (hostile) => {
  // By the slash in its id, a scenario is counted as one, and not as a day.
  const harmless = hostile.includes('/') ? 'harm/less' : 'harmless'
  expect(outsideCode(render(sampleReportSaying(hostile)))).toBe(outsideCode(render(sampleReportSaying(harmless))))
})

test('a summary contains no control characters except line breaks', () => {
  expect(render(sampleReportSaying('\u0000\u0007\u001b\r\n\u202e')).replaceAll('\n', '')).not.toMatch(
    /[\p{Cc}\p{Bidi_Control}]/u,
  )
})

test('the variables that the command needs are named below it', () => {
  const text = render(sampleReport([], { passedVariables: ['A_KEY', 'B'] }))
  expect(text).toMatch(/```\n\nSet these variables first, because their values are not in the command: A\\_KEY, B\.\n$/)
  expect(render(sampleReport([]))).not.toContain('variables')
})

test('only our own text is outside of code', () => {
  expect(outsideCode(render(sampleReportSaying('harmless')))).not.toContain('harmless')
})

test('the headline comes first, then the areas by verdict', () => {
  const summary = render(sampleReport([result('CAP-1'), result('CAP-2', { verdict: 'fail' }), result('SIT-1')]))
  expect(summary).toMatch(/^## `reference connector` fails\n\n1 requirement fails, 1 passes, /)
  expect(summary).toContain(
    '| Area | fail | error | unknown | warn | not-covered | inapplicable | pass |\n' +
      '| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n' +
      '| What is archived | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n' +
      "| The TeleMessage site (this mock's own self-test) | 0 | 0 | 0 | 0 | 0 | 0 | 1 |\n",
  )
})

test('known failures have a column if there are any', () => {
  const known = render(sampleReport([result('CAP-1', { verdict: 'fail', knownReason: 'ARCH-12' })]))
  expect(known).toContain('| Area | fail | error | unknown | known | warn |')
  expect(known).toContain('### known: CAP-1\n')
  expect(known).toContain('\n  known        ARCH-12\n')
})

test('a failure shows its requirement, the acceptable outcomes, what was seen, and how to see it again', () => {
  const summary = render(
    sampleReport([result('FLD-1', { verdict: 'fail', message: 'gone', findings: [sampleFinding()] })]),
  )
  expect(summary).toContain('### fail: FLD-1\n\nA folder named exactly `WhatsApp Archiver` is created')
  expect(summary).toContain('   seen        no message; the import log counts the copy as imported\n')
  expect(summary).toContain('\n```sh\nmock-telemessage run --seed 42 FLD-1/sample\n```\n')
})

test('the most serious comes first, and passes are not listed', () => {
  const told = [...render(sampleRun()).matchAll(/^### ([a-z]+): /gm)].map(([, standing]) => standing)
  expect(told).toEqual(['fail', 'fail', 'error', 'flaky', 'unknown', 'known', 'warn'])
})

test('the ledger is summed up, and a run without one has none', () => {
  expect(render(sampleRun())).toContain('### Ledger\n\n```text\n  source       1,204 items captured')
  expect(render(sampleReport([], { ledger: undefined }))).not.toContain('Ledger')
})

test('the entries to remove from the baseline are listed', () => {
  const report = sampleReport([result('CAP-1')], { outdatedKnownFailures: [{ requirement: 'CAP-1', reason: 'x' }] })
  expect(render(report)).toContain('**The baseline lists CAP-1, which now passes: remove this entry.**')
})

test('a summary is never larger than the limit, and says how much was left out', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    result('MAP-5', { verdict: 'fail', scenario: `MAP-5/${at}`, message: '🫠'.repeat(200) }),
  )
  const report = sampleReport(many)
  const whole = render(report)
  const wholeBytes = Buffer.byteLength(whole)
  expect(whole.match(/^### fail/gm)).toHaveLength(40)
  expect(whole).not.toContain('left out')
  for (const sizeBytesMax of [wholeBytes + 200, wholeBytes - 1, 20_000, 8_000]) {
    const summary = render(report, sizeBytesMax)
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(sizeBytesMax)
    const told = summary.match(/^### fail/gm)?.length ?? 0
    const left = Number(/(\d+) more results? (is|are) left out/.exec(summary)?.[1] ?? 0)
    expect(told + left).toBe(40)
    expect(summary).toContain('The whole run again:')
  }
})

test('the data that a declaration loses are under the headline', () => {
  const [head = ''] = renderMarkdown(sampleReport([], { declared: losingDeclared }), {
    package: '0.1.0',
    sizeBytesMax: 100_000,
  }).split('### ')
  expect(head).toContain('it loses data by declaration')
  expect(head).toContain('Judged by: the file losing')
})
