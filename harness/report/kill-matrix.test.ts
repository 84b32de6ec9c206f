import { expect, test } from 'vitest'
import { requirements } from '../catalogue/index.ts'
import type { ProvenConnector } from '../runner/index.ts'
import { displayColumns } from './column-text.ts'
import { renderKillMatrix } from './kill-matrix.ts'
import { type ProofReport, proofReportSchema, unprovenRequirements } from './prove-report.ts'

function connector(set: Partial<ProvenConnector> = {}): ProvenConnector {
  const sane = { mustRed: ['MAP-4'], mayRed: ['MAP-3'], red: ['MAP-4', 'MAP-3'], caught: true, why: '' }
  return { id: 'email-first', fault: 'Looks at the address in the item before the file.', ...sane, ...set }
}

const proofOf = (...connectors: ProvenConnector[]): ProofReport => ({ schemaVersion: 1, connectors })

function render(
  proof: ProofReport,
  set: { colour?: boolean; widthColumns?: number; coveredIds?: Set<string> } = {},
): string {
  return renderKillMatrix(proof, { colour: false, widthColumns: 120, requirements, coveredIds: new Set(), ...set })
}

test('a row says whether the connector was caught, what must be red, what is red beside it, and the fault', () => {
  expect(render(proofOf(connector()))).toMatch(
    /^ {2}email-first +yes +MAP-4 +MAP-3 +Looks at the address in the item before the file\.$/m,
  )
})

test('a connector that got away is listed with the reason', () => {
  const red = ['CNV-1', 'MAP-3']
  const text = render(proofOf(connector({ caught: false, red, why: 'stayed green: MAP-4' }), connector()))
  expect(text).toMatch(/^ {2}email-first +no +MAP-4 +CNV-1 MAP-3 /m)
  expect(text).toContain('Not caught\n  connector    email-first\n  why          stayed green: MAP-4\n\n')
  expect(text).toContain('1 of 2 wrong connectors caught.\n')
})

test('when all were caught, none is listed as not caught', () => {
  expect(render(proofOf(connector()))).not.toContain('Not caught')
})

test('requirements that are covered and never turned red are unproven, in catalogue order', () => {
  const covered = new Set(['MAP-5', 'MAP-4', 'CAP-1', 'SIT-1'])
  expect(unprovenRequirements(proofOf(connector()), requirements, covered)).toEqual(['CAP-1', 'MAP-5'])
  expect(render(proofOf(connector()), { coveredIds: covered })).toContain('red:\n  CAP-1 MAP-5\n')
})

test('a connector that was not caught proves nothing by what it turned red', () => {
  const crashed = connector({ caught: false, why: 'crashed' })
  expect(unprovenRequirements(proofOf(crashed), requirements, new Set(['MAP-4']))).toEqual(['MAP-4'])
})

test('when everything covered was seen red, the report says so', () => {
  expect(render(proofOf(connector()), { coveredIds: new Set(['MAP-3', 'MAP-4']) })).toContain('Unproven: none.')
})

test.each([60, 80, 120])('the matrix fits %d columns', (widthColumns) => {
  const wide = connector({
    id: 'x'.repeat(40),
    mustRed: requirements.map(({ id }) => id),
    fault: 'long '.repeat(40).trim(),
  })
  const text = render(proofOf(wide), { widthColumns, coveredIds: new Set(requirements.map(({ id }) => id)) })
  expect(text.split('\n').filter((line) => displayColumns(line) > widthColumns)).toEqual([])
})

test('colour is only there when it was asked for', () => {
  expect(render(proofOf(connector()), { colour: true })).toContain('\u001b[')
  expect(render(proofOf(connector({ id: '\u001b[31m', caught: false, why: '\u001b[0m' })))).not.toContain('\u001b')
})

test('the schema takes a proof and refuses what it does not know', () => {
  expect(proofReportSchema.safeParse(proofOf(connector())).success).toBe(true)
  expect(proofReportSchema.safeParse({ ...proofOf(connector()), when: 1 }).success).toBe(false)
  expect(proofReportSchema.safeParse(proofOf({ ...connector(), ...{ seconds: 1 } })).success).toBe(false)
  expect(proofReportSchema.safeParse({ ...proofOf(), schemaVersion: 2 }).success).toBe(false)
})
