import { expect, test } from 'vitest'
import { requirementOf, requirements } from '../../catalogue/index.ts'
import { faultOrder } from '../ledger-words.ts'
import { losingDeclared, sampleFinding, sampleReport, sampleResult, sampleRun } from '../sample-report.ts'
import { jsonReport } from './report.ts'
import { jsonReportJsonSchema, jsonReportSchema } from './schema.ts'

const versions = { package: '0.1.0' }
const throughText = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('a report with every verdict is valid, and the same after it is written and read', () => {
  const report = jsonReport(sampleRun(), versions)
  expect(jsonReportSchema.parse(throughText(report))).toEqual(report)
})

test('every ledger fault is valid on a finding', () => {
  const findings = faultOrder.map((fault) => sampleFinding({ fault }))
  const report = jsonReport(sampleReport([sampleResult(requirementOf('MAP-5'), { findings })]), versions)
  expect(jsonReportSchema.safeParse(throughText(report)).success).toBe(true)
})

test('a field that the schema does not know is an error, on every level', () => {
  const report = jsonReport(sampleRun(), versions)
  const [result, ...results] = report.results
  const [leftLine] = report.leftLines
  const strange = [
    { ...report, when: '2026-01-01' },
    { ...report, totals: { ...report.totals, skipped: 0 } },
    { ...report, results: [{ ...result, host: 'here' }, ...results] },
    { ...report, results: [{ ...result, findings: [{ ...sampleFinding(), note: '' }] }] },
    { ...report, ledger: { ...report.ledger, lost: 0 } },
    { ...report, leftLines: [{ ...leftLine, text: 'secret' }] },
  ]
  for (const value of strange) expect(jsonReportSchema.safeParse(throughText(value)).success).toBe(false)
})

test('absent values of a result are null, so that every record has the same fields', () => {
  const { findings, ...result } = sampleResult(requirementOf('CAP-1'), { verdict: 'not-covered', scenario: undefined })
  const bare = { requirement: 'CAP-1', message: 'gone', acceptable: [], seen: 'nothing' }
  const report = jsonReport(
    sampleReport([{ ...result, findings: [...findings, bare] }], { ledger: undefined }),
    versions,
  )
  expect(report.ledger).toBeNull()
  expect(report.results[0]).toMatchObject({
    scenario: null,
    findings: [{ fault: null, itemId: null, archiveMessageId: null, mailbox: null }],
  })
})

test('fields that the format does not name are not published', () => {
  const result = { ...sampleResult(requirementOf('CAP-1')), internal: 'path of this machine' }
  expect(JSON.stringify(jsonReport(sampleReport([result]), versions))).not.toContain('path of this machine')
})

test('two runs of one seed differ in their durations only', () => {
  const withDurations = (durationMs: number) => {
    const run = sampleRun()
    const results = run.results.map((result) => ({ ...result, durationMs }))
    return JSON.stringify(jsonReport({ ...run, results, durationSeconds: durationMs / 1000 }, versions))
  }
  const [one, other] = [withDurations(1000), withDurations(2000)]
  expect(one).not.toBe(other)
  expect(one.replaceAll('"durationSeconds":1', '"durationSeconds":2')).toBe(other)
})

test('a result contains its duration, whether its failure is known, and the output of the connector', () => {
  const known = sampleResult(requirementOf('MAP-5'), { verdict: 'fail', knownReason: 'ARCH-12', durationMs: 1234.4 })
  const plain = sampleResult(requirementOf('CAP-1'), { connectorOutput: 'done' })
  const report = jsonReport(sampleReport([known, plain]), versions)
  expect(report.results).toMatchObject([
    { verdict: 'fail', known: true, knownReason: 'ARCH-12', durationSeconds: 1.234, connectorOutput: null },
    { verdict: 'pass', known: false, knownReason: null, durationSeconds: null, connectorOutput: 'done' },
  ])
  expect(report).toMatchObject({ outcome: 'passes', knownFailures: 1, totals: { fail: 0, pass: 1 } })
})

test('an outdated entry of the baseline is named, and fails the run', () => {
  const outdatedKnownFailures = [{ requirement: 'CAP-1', reason: 'ARCH-12' }]
  const report = jsonReport(sampleReport([sampleResult(requirementOf('CAP-1'))], { outdatedKnownFailures }), versions)
  expect(report).toMatchObject({
    outcome: 'fails',
    outdatedKnownFailures: [{ requirement: 'CAP-1', scenario: null, reason: 'ARCH-12' }],
  })
})

test('a report that is older than a field can still be read', () => {
  const { knownFailures, outdatedKnownFailures, declared, ...older } = jsonReport(sampleReport([]), versions)
  expect([knownFailures, outdatedKnownFailures, declared]).toEqual([0, [], expect.anything()])
  expect(jsonReportSchema.parse(older)).toMatchObject({ knownFailures: 0, outdatedKnownFailures: [], declared: null })
})

test('the totals are those of the runner; the self-test of the mock has its own', () => {
  const totals = { ...sampleRun().totals, pass: 12_345 }
  const report = jsonReport({ ...sampleRun(), totals }, versions)
  expect(report.totals).toEqual(totals)
  const ofMock = requirements.filter(({ subject }) => subject !== 'connector').length
  expect(report.mockTotals).toMatchObject({ pass: ofMock - 2, 'not-covered': 2, fail: 0 })
  expect(report.outcome).toBe('fails')
})

test('the JSON Schema closes every object and describes the fields of the report', () => {
  const schema = jsonReportJsonSchema()
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Conformance report of mock-telemessage',
    additionalProperties: false,
  })
  expect(openObjects(schema)).toEqual([])
  expect(schema).toHaveProperty('properties.results.items.properties.source.enum', ['stated', 'documented', 'assumed'])
  expect(schema).toHaveProperty('properties.results.items.properties.source.description')
  for (const field of ['known', 'knownReason', 'connectorOutput', 'durationSeconds'])
    expect(schema).toHaveProperty(`properties.results.items.properties.${field}.description`)
  for (const field of ['knownFailures', 'outdatedKnownFailures', 'declared'])
    expect(schema).toHaveProperty(`properties.${field}.description`)
})

/** Paths of object schemas that would let unknown fields pass. */
function openObjects(schema: unknown, path = '$'): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const isOpen = 'properties' in schema && 'type' in schema && !('additionalProperties' in schema)
  const inside = Object.entries(schema).flatMap(([key, value]) => openObjects(value, `${path}.${key}`))
  return isOpen ? [path, ...inside] : inside
}

test('declared readings that lose data are listed for programs, and no others', () => {
  const { losses } = jsonReport(sampleReport([], { declared: losingDeclared }), versions)
  expect(losses).toEqual([
    {
      reading: 'window.catchUp',
      value: 'exactly-24-hours',
      requirements: ['DAY-5', 'DAY-7', 'RES-9'],
      why: expect.stringMatching(/^loses data by declaration: /),
    },
  ])
  const { losses: none, ...older } = jsonReport(sampleReport([]), versions)
  expect(none).toEqual([])
  expect(jsonReportSchema.parse(older)).toMatchObject({ losses: [] })
  expect(jsonReportJsonSchema()).toHaveProperty('properties.losses.description')
})
