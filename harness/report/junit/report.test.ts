import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { requirementOf } from '../../catalogue/index.ts'
import type { Result, RunReport, Verdict } from '../../runner/play/result.ts'
import {
  losingDeclared,
  sampleFinding,
  sampleReport,
  sampleReportSaying,
  sampleResult,
  sampleRun,
} from '../sample-report.ts'
import { renderJunit } from './report.ts'

const schema = await readFile(new URL('junit.xsd', import.meta.url), 'utf8')
const render = (report: RunReport) => renderJunit(report, { package: '0.1.0' })
const result = (id: string, set: Partial<Result> = {}) => sampleResult(requirementOf(id), set)
const one = (id: string, set: Partial<Result>, report: Partial<RunReport> = {}) =>
  render(sampleReport([result(id, set)], report))

/** The errors of libxml2 about a document; empty if it is well-formed and valid. */
async function complaintsOf(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema })
  return errors.map(({ message }) => message)
}

test('a report with every verdict follows the schema', async () => {
  expect(await complaintsOf(render(sampleRun()))).toEqual([])
})

test('an empty run follows the schema', async () => {
  expect(await complaintsOf(render(sampleReport([])))).toEqual([])
})

test.each([
  ['\u0000\u0001\u001f', '\\u{0}\\u{1}\\u{1f}'],
  ['\ufffe\uffff', '\\u{fffe}\\u{ffff}'],
  ['\ud83d and \ude00', '\\u{d83d} and \\u{de00}'],
  ['\u0085\u2028\u202e', '\\u{85}\\u{2028}\\u{202e}'],
  [']]></failure><script>&lt;"\'', ']]&gt;&lt;/failure&gt;&lt;script&gt;&amp;lt;&quot;&#39;'],
  ['a\r\nb\tc', 'a\\r\\nb\\tc'],
  ['🫠 \u{1fffe} שלום', '🫠 \u{1fffe} שלום'],
])('the text %j does not break the file, and can be read in it', async (text, shown) => {
  const xml = render(sampleReportSaying(text))
  expect(await complaintsOf(xml)).toEqual([])
  expect(xml).toContain(`name="${shown}: ${shown}"`)
})

test('a failure shows its requirement, the acceptable outcomes, what was seen, where, and how to see it again', () => {
  const xml = one('MAP-5', { verdict: 'fail', message: 'not there', findings: [sampleFinding()], durationMs: 1234.4 })
  expect(xml).toContain(
    '<testcase classname="MAP-5" name="MAP-5/sample: plays: If the file yields no valid user for the number, ' +
      'the address in the item is used." time="1.234">\n<failure type="missing" message="not there">',
  )
  for (const line of [
    '  requirement  If the file yields no valid user for the number, the address in the item is used.',
    '  why          not there',
    '   acceptable  one message in asha.rao@contoso.example, folder WhatsApp Archiver',
    '   seen        no message; the import log counts the copy as imported',
    '   item        itm-4b1f0a9c2d33',
    '   mailbox     asha.rao@contoso.example',
    '  replay       mock-telemessage run --seed 42 MAP-5/sample</failure>',
  ])
    expect(xml).toContain(line)
  expect(xml).toMatch(/ {2}source {7}must, stated/)
})

test.each<[Verdict, boolean, string]>([
  ['pass', false, ''],
  ['warn', false, ''],
  ['fail', false, 'failure type="fail"'],
  ['error', false, 'error type="error"'],
  ['unknown', false, 'error type="unknown"'],
  ['inapplicable', true, 'skipped message="inapplicable: why"'],
  ['not-covered', false, 'skipped message="not-covered: why"'],
  ['not-covered', true, 'error type="not-covered"'],
])('the verdict %s with strict %s becomes <%s>', (verdict, strict, element) => {
  const xml = one('CAP-1', { verdict, message: 'why' }, { strict })
  expect(/<(?:failure|error|skipped) \w+="[^"]*"/.exec(xml)?.[0].slice(1) ?? '').toBe(element)
})

test('a warning is a pass with a remark', () => {
  const xml = one('CAP-9', { verdict: 'warn', message: 'reactions are dropped' })
  expect(xml).toContain('<system-out>warning: a should is not met\n')
  expect(xml).toContain('  why          reactions are dropped\n')
})

test('a known failure is skipped, with the reason', () => {
  const xml = one('MAP-5', { verdict: 'fail', message: 'gone', knownReason: 'ARCH-12' })
  expect(xml).toContain('<skipped message="known failure: ARCH-12"/>')
  expect(xml).toMatch(/<testsuites [^>]*tests="1" failures="0" errors="0"/)
})

test('an entry of the baseline that passes now is a separate failure', async () => {
  const xml = one('MAP-5', {}, { outdatedKnownFailures: [{ requirement: 'MAP-5', reason: 'ARCH-12' }] })
  expect(xml).toContain('message="The baseline lists MAP-5, which now passes: remove this entry."')
  expect(xml).toMatch(/<testsuites [^>]*tests="2" failures="1"/)
  expect(await complaintsOf(xml)).toEqual([])
})

test('the mock has its own suites, and turns nothing red', () => {
  const xml = one('SIT-1', { verdict: 'fail', message: 'gone', findings: [sampleFinding({ requirement: 'SIT-1' })] })
  expect(xml).toContain('<testsuite name="The TeleMessage site (this mock&#39;s own self-test)" tests="1" failures="0"')
  expect(xml).toContain(
    '<skipped message="the mock&#39;s own self-test, which does not count for the connector: gone"/>',
  )
  expect(xml).toContain('   seen        no message; the import log')
})

test('the output of the connector is next to the case, with its lines', () => {
  const xml = one('CAP-1', { connectorOutput: 'sync started\n\u001b[31mdone\n' })
  expect(xml).toContain('<system-out>the connector printed:\nsync started\n\\u{1b}[31mdone</system-out>')
})

test('the counts are those of the cases, and the times of a suite add up', () => {
  const xml = render(sampleReport([result('MAP-1', { durationMs: 1500 }), result('MAP-2', { durationMs: 250 })]))
  expect(xml).toContain(
    '<testsuite name="From people to mailboxes" tests="2" failures="0" errors="0" skipped="0" time="1.750">',
  )
  expect(xml).toContain('<property name="seed" value="42"/>')
})

test('the schema refuses what readers would misread', async () => {
  const sound = one('MAP-5', { verdict: 'fail', message: 'gone' })
  const broken = [
    sound.replace(/<failure [\s\S]*<\/failure>/, (failure) => failure.repeat(2)),
    sound.replace(/<testcase [\s\S]*<\/testcase>/, (testcase) => testcase.repeat(2)),
    sound.replace(' time="', ' duration="'),
    sound.replace('</testsuites>', ''),
  ]
  for (const xml of broken) expect(await complaintsOf(xml)).not.toEqual([])
})

test('the declaration, and the data that it loses, are properties', async () => {
  const xml = render(sampleReport([result('CAP-1')], { declared: losingDeclared }))
  expect(xml).toContain('<property name="judged-by" value="the file losing.json"/>')
  expect(xml).toMatch(/<property name="declared" value="Declared: window\.catchUp is exactly-24-hours; it loses data /)
  expect(await complaintsOf(xml)).toEqual([])
  expect(render(sampleReport([result('CAP-1')]))).not.toContain('name="declared"')
})
