import { expect, test } from 'vitest'
import { requirementOf, requirements } from '../../catalogue/index.ts'
import type { RunReport } from '../../runner/play/result.ts'
import { sourceText } from '../requirement-rows.ts'
import { losingDeclared, sampleFinding, sampleLedger, sampleReport, sampleResult, sampleRun } from '../sample-report.ts'
import { verdictOrder } from '../verdict-words.ts'
import { displayColumns } from './column-text.ts'
import { renderReportFiles, renderText } from './report.ts'

const plain = (report: RunReport, widthColumns = 80) => renderText(report, { colour: false, widthColumns })

const result = (id: string, set = {}) => sampleResult(requirementOf(id), set)
const failing = (findings = [sampleFinding()]) =>
  sampleReport([result('MAP-5', { verdict: 'fail', message: 'not there', findings })])

test.each([40, 63, 64, 80, 99, 100, 140])('no line is wider than %d columns, except commands to copy', (width) => {
  const lines = plain(sampleRun(), width)
    .split('\n')
    .filter((line) => !/^ *(replay|JSON report|mailbox) /.test(line))
  expect(lines.filter((line) => displayColumns(line) > width)).toEqual([])
})

test('without colour there is no control character but the line break', () => {
  const hostile = '\u001b[31mred\u001b]8;;x\u0007\r\u009b'
  const finding = sampleFinding({
    message: hostile,
    acceptable: [hostile],
    seen: hostile,
    itemId: hostile,
    mailbox: hostile,
  })
  const stray = result('MAP-6', { scenario: undefined, message: hostile, verdict: 'inapplicable' })
  const report = sampleReport(
    [
      result('MAP-5', { verdict: 'fail', message: hostile, scenario: hostile, title: hostile, findings: [finding] }),
      stray,
    ],
    {
      connector: hostile,
      replayCommand: hostile,
      leftLines: [{ file: hostile, lineNumber: 1, reason: hostile }],
    },
  )
  expect(plain(report).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  expect(plain(sampleRun()).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
})

test('colour adds escape sequences and changes no words', () => {
  const coloured = renderText(sampleRun(), { colour: true, widthColumns: 80 })
  const uncoloured = renderText(sampleRun(), { colour: false, widthColumns: 80 })
  expect(coloured).toContain('\u001b[')
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')
  const bare = coloured.replace(escapes, '').replace(/ +$/gm, '')
  expect(bare).toBe(uncoloured)
})

test('every requirement of the run has one row, in catalogue order', () => {
  const table = plain(sampleRun()).split('\nfail  ')[0] ?? ''
  const ids = [...table.matchAll(/^ {2}([A-Z]{3}-\d+) /gm)].map(([, id]) => id)
  expect(ids).toEqual(requirements.map(({ id }) => id))
})

test('a row shows verdict, scenarios, weight, source and as much of the sentence as fits', () => {
  const lines = plain(sampleRun(), 110).split('\n')
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}MAP-5 {3}fail {10}1\/2 {5}must {4}stated {6}If the file .*/))
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}STG-1 {3}inapplicable {2}- .*…$/))
})

test('every verdict that occurs is in the table as a word', () => {
  const text = plain(sampleRun())
  for (const verdict of verdictOrder) expect(text).toMatch(new RegExp(`^ {2}[A-Z]{3}-\\d+ +${verdict} `, 'm'))
})

test('an area of the mock is marked as its self-test', () => {
  expect(plain(sampleReport([result('SIT-1')]))).toContain("The TeleMessage site (this mock's own self-test)")
})

test('a failure is explained with the requirement, its document, the scenario and what was seen', () => {
  const text = plain(failing(), 200)
  for (const line of [
    'fail  MAP-5',
    '  requirement  If the file yields no valid user for the number, the address in the item is used.',
    `  source       must, ${sourceText(requirementOf('MAP-5'))}`,
    '  scenario     MAP-5/sample: plays: If the file yields no valid user for the number, the address in the item is used.',
    '  why          not there',
    '  finding 1    missing: The copy is not in the mailbox that the address in the item leads to.',
    '   acceptable  one message in asha.rao@contoso.example, folder WhatsApp Archiver',
    '   or          one message there and a note of the row without a valid user in the import log',
    '   seen        no message; the import log counts the copy as imported',
    '   item        itm-4b1f0a9c2d33',
    '   mailbox     asha.rao@contoso.example',
    '  replay       mock-telemessage run --seed 42 MAP-5/sample',
  ])
    expect(text.split('\n')).toContain(line)
})

test('a message that its first finding repeats is not printed twice', () => {
  const message = `${sampleFinding().message} (and 1 more)`
  const report = sampleReport([result('MAP-5', { verdict: 'fail', message, findings: [sampleFinding()] })])
  expect(plain(report)).not.toMatch(/^ {2}why /m)
})

test('a message of several lines, as errors of the suite have, stays on several lines', () => {
  const error = result('RES-4', { verdict: 'error', message: 'RangeError: gone\n    at play' })
  expect(plain(sampleReport([error]))).toContain('\n  why          RangeError: gone\n                   at play\n')
})

test.each([
  [4, 4, ''],
  [5, 5, ''],
  [6, 5, 'and 1 more finding'],
  [7, 5, 'and 2 more findings'],
])('of %d findings %d are shown', (count, shown, rest) => {
  const findings = Array.from({ length: count }, (_, at) => sampleFinding({ seen: `seen ${at}` }))
  const text = plain(failing(findings))
  expect(text.match(/^ {2}finding \d/gm)).toHaveLength(shown)
  expect(/and \d+ more findings?/.exec(text)?.[0] ?? '').toBe(rest)
})

test('a finding that differs only in its item is not printed twice', () => {
  const text = plain(failing([sampleFinding(), sampleFinding({ itemId: 'itm-other' })]))
  expect(text).toMatch(/ {2}finding 2 {4}the same as above\n {3}item {8}itm-other\n/)
})

test('a finding about another requirement names it', () => {
  expect(plain(failing([sampleFinding({ requirement: 'MAP-14' })]))).toMatch(/^ {3}breaks {6}MAP-14$/m)
})

test('failures are explained before errors, unknowns, known failures and warnings, and passes not at all', () => {
  const titles = [...plain(sampleRun()).matchAll(/^([a-z-]+) {2}[A-Z]{3}-\d+$/gm)].map(([, verdict]) => verdict)
  expect(titles).toEqual(['fail', 'fail', 'error', 'flaky', 'unknown', 'known', 'warn'])
})

test('a known failure is counted separately, and printed with its reason and without its findings', () => {
  const known = result('MAP-5', { verdict: 'fail', knownReason: 'ARCH-12', findings: [sampleFinding()] })
  const text = plain(sampleReport([known, result('CAP-1')]), 120)
  expect(text).toMatch(/^ {2}MAP-5 +known /m)
  expect(text).toMatch(/^known {2}MAP-5\n/m)
  expect(text).toContain('  known        ARCH-12\n')
  expect(text).not.toContain('finding 1')
  expect(text).toContain('0 fail  0 error  0 unknown  1 known  0 warn ')
  expect(text).toContain('reference connector passes: 1 requirement is a known failure, 1 passes, ')
})

test('entries of the baseline that pass now come last', () => {
  const text = plain(
    sampleReport([result('CAP-1')], { outdatedKnownFailures: [{ requirement: 'CAP-1', reason: 'x' }] }),
  )
  expect(text).toContain('declaration.\nThe baseline lists CAP-1, which now passes: remove this entry.\n')
  expect(text).toContain('reference connector fails: 1 requirement passes')
})

test('requirements that were not judged are listed by reason', () => {
  expect(plain(sampleRun(), 140)).toContain(
    '  not-covered  RES-9 RES-10 TEN-6 CMP-4: no scenario yet\n' +
      '  inapplicable STG-1 STG-2 STG-4: the connector does not declare staging: azure-blob\n',
  )
})

test('a requirement that two scenarios leave out for one reason is listed once', () => {
  const left = { verdict: 'inapplicable', message: 'no log is declared' }
  const text = plain(sampleReport([result('LOG-1', left), result('LOG-1', left), result('LOG-2', left)]))
  expect(text).toContain('  inapplicable LOG-1 LOG-2: no log is declared\n')
})

test('a ledger without faults says so in words', () => {
  const text = plain(failing(), 200)
  expect(text).toContain('  source       1,204 items captured, 2,310 copies after fan-out\n')
  expect(text).toContain('  copies       2,274 imported, 0 partial, 24 skipped, 12 failed\n')
  expect(text).toContain('  faults       none: no copy is missing, misplaced, doubled, altered or unexpected, and')
  expect(text).toContain('  not faults   7 items resolve to no mailbox (no-mailbox), 31 copies are shared')
})

test('a ledger with faults counts them and names those that did not occur', () => {
  const faults = { missing: 7, misplaced: 0, doubled: 0, altered: 1, unexpected: 0, 'log-untrue': 0 }
  const text = plain(sampleReport([], { ledger: sampleLedger({ faults }) }), 120)
  expect(text).toContain('  faults       7 missing, 1 altered; none misplaced, doubled, unexpected, log-untrue\n')
})

test('a run without a ledger has no ledger in its report', () => {
  expect(plain(sampleReport([], { ledger: undefined }))).not.toContain('Ledger')
})

test.each([
  [19, 19, ''],
  [20, 20, ''],
  [21, 20, 'and 1 more'],
])('of %d left lines %d are shown', (count, shown, rest) => {
  const leftLines = Array.from({ length: count }, (_, at) => ({
    file: 'chat.txt',
    lineNumber: at + 1,
    reason: 'no sender',
  }))
  const text = plain(sampleReport([], { leftLines }))
  expect(text).toContain(`${count} lines of chat exports are in no item\n`)
  expect(text.match(/chat\.txt:\d+ {2}no sender/g)).toHaveLength(shown)
  expect(/and \d+ more/.exec(text)?.[0] ?? '').toBe(rest)
})

test('the verdict and the command to repeat the run come last', () => {
  const report = sampleReport([result('CAP-1')], { durationSeconds: 3.25, strict: true })
  expect(plain(report, 100).split('\n\n').slice(-3)).toEqual([
    '0 fail  0 error  0 unknown  0 warn  0 not-covered  0 inapplicable  1 pass',
    'reference connector passes: 1 requirement passes, 0 are not covered yet, 0 are inapplicable by\ndeclaration.\n' +
      'Strict: each requirement on the connector in this run was judged, or is left out by its declaration.',
    [
      'took           3.3 s for 1 scenario, 1 result',
      'seed           42',
      'replay         mock-telemessage run --seed 42',
      '',
    ].join('\n'),
  ])
})

test('the variables that the command needs are named below it', () => {
  const text = plain(sampleReport([], { passedVariables: ['A_KEY', 'B'] }), 200)
  const said = 'Set these variables first, because their values are not in the command: A_KEY, B.'
  expect(text).toMatch(new RegExp(`^replay .*\n {15}${said}\n$`, 'm'))
  expect(plain(sampleReport([]))).not.toContain('variables')
})

test('the files are named in lines of their own, which are not cut', () => {
  const files = [{ label: 'HTML report', path: `${'out/'.repeat(30)}report.html` }]
  const options = { colour: false, widthColumns: 40 }
  expect(renderReportFiles(files, options)).toBe(`HTML report    ${'out/'.repeat(30)}report.html\n`)
  expect(renderReportFiles([], options)).toBe('')
})

test('the first lines name the judged connector and the settings', () => {
  expect(plain(sampleReport([], { strict: true, seed: 7 }))).toMatch(
    /^Judged: reference connector\nJudged by: a sample\nseed 7, strict\n/,
  )
})

test('the declaration is at the top, and the data that it loses are next to the verdict', () => {
  const text = plain(sampleReport([result('CAP-1')], { declared: losingDeclared }), 200)
  expect(text).toMatch(/^Judged: reference connector\nJudged by: the file losing\.json\n/)
  expect(text).toMatch(
    /by declaration\.\nDeclared: window\.catchUp is exactly-24-hours; it loses data by declaration: .*\nDeclared: folder\.parent is inbox\.\n/,
  )
  expect(plain(sampleReport([result('CAP-1')]), 200)).not.toContain('Declared: ')
})

test('the slowest scenarios are named, each once, and at most five', () => {
  const took = (id: string, durationMs?: number) => result(id, { scenario: `${id}/x`, durationMs })
  const none = plain(sampleReport([took('CAP-1'), took('CAP-2')]), 200)
  expect(none).not.toContain('slowest')
  const some = [1, 2, 3, 4, 5, 6].map((second) => took(`MAP-${second}`, second * 1000))
  expect(plain(sampleReport([took('CAP-1'), ...some]), 200)).toContain(
    '\nslowest        MAP-6/x 6.00 s, MAP-5/x 5.00 s, MAP-4/x 4.00 s, MAP-3/x 3.00 s, MAP-2/x 2.00 s\n',
  )
})

test('a result that needs attention shows how long it took', () => {
  expect(plain(sampleReport([result('MAP-5', { verdict: 'fail', durationMs: 1234 })]))).toContain(
    '\n  took         1.23 s\n',
  )
})
