import { expect, test } from 'vitest'
import { requirementOf } from '../../catalogue/index.ts'
import { jsonReport } from '../json/report.ts'
import type { JsonReport } from '../json/schema.ts'
import { sampleReport, sampleResult, sampleRun } from '../sample-report.ts'
import { displayColumns } from './column-text.ts'
import { renderComparison } from './comparison-text.ts'

const whole = jsonReport(sampleRun(), { package: '0.1.0' })
const plain = (before: JsonReport, after: JsonReport, widthColumns = 100) =>
  renderComparison(
    { path: 'a.json', report: before },
    { path: 'b.json', report: after },
    { colour: false, widthColumns },
  )

test('equal reports are reported as equal, without differences', () => {
  expect(plain(whole, whole)).toEqual({
    text:
      'before         a.json: reference connector, seed 42, fails\n' +
      'after          b.json: reference connector, seed 42, fails\n\n' +
      'Nothing has changed.\n',
    isWorse: false,
  })
})

test.each<[string, Partial<JsonReport>]>([
  ['connectors: reference connector and other', { connector: 'other' }],
  ['archivers: the default one and signal', { archiver: 'signal' }],
  ['seeds: 42 and 43', { seed: 43, replayCommand: 'run --seed 43' }],
  ['strictness: not strict and strict', { strict: true }],
  ['versions of mock-telemessage: 0.1.0 and 0.2.0', { package: '0.2.0' }],
  ['commands: mock-telemessage run --seed 42 and run MAP', { replayCommand: 'run MAP' }],
  ['readings: one of the reports is too old to contain them', { declared: null }],
])('differences that make reports hard to compare come first: %s', (difference, set) => {
  const lines = plain(whole, { ...whole, ...set }).text.split('\n')
  expect(lines.filter((line) => line.startsWith('differs'))).toEqual([`differs        ${difference}`])
})

test('readings and capabilities are compared one by one', () => {
  const declared = (sizeLimit: number, ...capabilities: string[]) => ({
    ...whole,
    declared: { from: '', readings: { 'size.limitBytes': sizeLimit, 'folder.parent': 'inbox' }, capabilities },
  })
  const { text } = plain(declared(1, 'b', 'a'), declared(2))
  expect(text).toContain('differs        size.limitBytes: 1 and 2\ndiffers        capabilities: a, b and none\n\n')
  expect(plain(declared(1, 'b', 'a'), declared(1, 'a', 'b')).text).not.toContain('differs')
})

test('a change shows its place, and worse changes come first', () => {
  const report = (...verdicts: ('pass' | 'fail')[]) =>
    jsonReport(sampleReport(verdicts.map((verdict, at) => sampleResult(requirementOf(`CAP-${at + 1}`), { verdict }))), {
      package: '0.1.0',
    })
  const { text, isWorse } = plain(report('fail', 'pass', 'pass'), report('pass', 'fail'), 200)
  expect(isWorse).toBe(true)
  expect(text.split('\n').filter((line) => /^(Newly|Vanished)/.test(line))).toEqual([
    'Newly failing (1)',
    'Vanished: no longer played (1)',
    'Newly passing (1)',
  ])
  expect(text).toMatch(/^ {2}CAP-2 {2}pass {4}fail {3}CAP-2\/sample: plays: A call is archived/m)
  expect(text).toMatch(/^ {2}CAP-3 {2}pass {4}- {6}CAP-3\/sample/m)
  expect(text).toMatch(/\n\n3 changes: something is worse\.\n$/)
  expect(plain(report('fail'), report('pass')).text).toMatch(/\n\n1 change, nothing is worse\.\n$/)
})

test.each([60, 80, 120])('no line is wider than %d columns, and nothing acts on the terminal', (width) => {
  const hostile = { ...whole, connector: '\u001b[31m'.repeat(30), results: [] }
  const { text } = plain(whole, hostile, width)
  expect(text.split('\n').filter((line) => displayColumns(line) > width)).toEqual([])
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
})
