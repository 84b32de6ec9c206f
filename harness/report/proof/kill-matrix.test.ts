import { expect, test } from 'vitest'
import { requirements } from '../../catalogue/index.ts'
import type { ProvenConnector } from '../../runner/index.ts'
import { displayColumns } from '../text/column-text.ts'
import { renderKillMatrix } from './kill-matrix.ts'
import { renderKillMatrixHtml } from './kill-matrix-html.ts'
import { renderKillMatrixMarkdown } from './kill-matrix-markdown.ts'
import { killOf, type ProofReport, proofReport, proofReportSchema } from './prove-report.ts'

function connector(set: Partial<ProvenConnector> = {}): ProvenConnector {
  const sane = {
    mustRed: ['MAP-4'],
    mayRed: ['MAP-3'],
    played: ['MAP-4', 'FLD-1'],
    red: ['MAP-4', 'MAP-3'],
    caught: true,
    why: '',
  }
  return { id: 'email-first', fault: 'Looks at the address in the item before the file.', ...sane, ...set }
}

function proofOf(connectors: ProvenConnector[], reasons: [id: string, reason: string][] = []): ProofReport {
  return proofReport({ seed: 7, full: false, connectors }, requirements, new Map(reasons))
}

const rowOf = (proof: ProofReport, id: string) => proof.requirements.find((requirement) => requirement.id === id)

function render(proof: ProofReport, set: { colour?: boolean; widthColumns?: number } = {}): string {
  return renderKillMatrix(proof, { colour: false, widthColumns: 120, ...set })
}

test('a row shows whether the connector was caught, what must be red, what else is red, and the fault', () => {
  expect(render(proofOf([connector()]))).toMatch(
    /^ {2}email-first +yes +MAP-4 +MAP-3 +Looks at the address in the item before the file\.$/m,
  )
})

test('a connector that was not caught is listed with the reason', () => {
  const red = ['CNV-1', 'MAP-3']
  const text = render(proofOf([connector({ caught: false, red, why: 'stayed green: MAP-4' }), connector()]))
  expect(text).toMatch(/^ {2}email-first +no +MAP-4 +CNV-1 MAP-3 /m)
  expect(text).toContain('Not caught\n  connector    email-first\n  why          stayed green: MAP-4\n\n')
  expect(text).toContain('1 of 2 wrong connectors caught.\n')
})

test('what mutation testing has shown is printed in each format, if it was measured', () => {
  const score = { files: 'the oracle', mutants: 900, played: 40, killed: 35, timedOut: 1, listed: 1, open: 3 }
  const unplayed = { files: 'the rest', mutants: 9, played: 0, killed: 0, timedOut: 0, listed: 0, open: 0 }
  const proof: ProofReport = { ...proofOf([connector()]), mutants: [score, unplayed] }
  expect(proofReportSchema.safeParse(proof).success).toBe(true)
  for (const text of [render(proof), renderKillMatrixMarkdown(proof), renderKillMatrixHtml(proof)]) {
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'the oracle: 40 of 900 played, 35 killed, 1 timed out, 1 survived with a reason, 3 survived without one, 90.0 % noticed',
    )
    expect(text).not.toContain('the rest')
  }
  expect(render(proofOf([connector()]))).not.toContain('Mutants')
})

test('if all were caught, none is listed as not caught', () => {
  expect(render(proofOf([connector()]))).not.toContain('Not caught')
})

test('a cell shows what happened, and whether the requirement was played', () => {
  const wrong = connector({ mustRed: ['MAP-4', 'MAP-5'], red: ['MAP-4', 'MAP-3', 'CNV-1'] })
  const cells = ['MAP-4', 'MAP-3', 'CNV-1', 'MAP-5', 'FLD-1', 'CAP-1'].map((id) => killOf(wrong, id))
  expect(cells).toEqual(['must', 'may', 'stray', 'missed', 'green', 'unplayed'])
  const text = render(proofOf([wrong, connector({ id: 'other' })]))
  expect(text).toMatch(/^ {2}MAP-4 +0 +0 +0 +email-first, other$/m)
  expect(text).toMatch(/^ {2}MAP-5 +0 +0 +1 +G email-first$/m)
  expect(text).toMatch(/^ {2}CNV-1 +0 +0 +1 +! email-first$/m)
  expect(text).toMatch(/^ {2}MAP-3 +2 +0 +0 +-$/m)
  expect(text).toMatch(/^ {2}FLD-1 +0 +2 +0 +-$/m)
})

test('a requirement that stayed green is unproven, with the reason if there is one', () => {
  const proof = proofOf(
    [connector()],
    [
      ['STG-1', 'No scenario plays it.'],
      ['MAP-4', 'Not shown, because it is proven.'],
    ],
  )
  expect(rowOf(proof, 'STG-1')).toMatchObject({ redBy: [], unprovenBecause: 'No scenario plays it.' })
  expect(rowOf(proof, 'MAP-4')).toEqual(expect.not.objectContaining({ unprovenBecause: expect.anything() }))
  expect(render(proof)).toMatch(/^ {2}STG-1 +No scenario plays it\.$/m)
  expect(render(proof)).not.toContain('Not shown')
})

test('a connector that was not caught does not prove the requirements that it turned red', () => {
  const crashed = connector({ caught: false, why: 'crashed' })
  expect(rowOf(proofOf([crashed]), 'MAP-4')?.redBy).toEqual([])
})

test('if everything was seen red, the report says so', () => {
  const red = requirements.filter(({ subject }) => subject === 'connector').map(({ id }) => id)
  expect(render(proofOf([connector({ red })]))).toContain('Unproven: none.')
})

test.each([60, 80, 120])('the matrix fits %d columns', (widthColumns) => {
  const wide = connector({
    id: 'x'.repeat(40),
    mustRed: requirements.map(({ id }) => id),
    fault: 'long '.repeat(40).trim(),
  })
  const text = render(proofOf([wide, ...Array.from({ length: 150 }, () => connector())]), { widthColumns })
  expect(text.split('\n').filter((line) => displayColumns(line) > widthColumns)).toEqual([])
})

test('there is colour only if it was requested', () => {
  expect(render(proofOf([connector()]), { colour: true })).toContain('\u001b[')
  expect(render(proofOf([connector({ id: '\u001b[31m', caught: false, why: '\u001b[0m' })]))).not.toContain('\u001b')
})

test('the schema accepts a proof and refuses unknown fields', () => {
  const proof = proofOf([connector()], [['STG-1', 'No scenario plays it.']])
  expect(proofReportSchema.safeParse(JSON.parse(JSON.stringify(proof))).success).toBe(true)
  expect(proofReportSchema.safeParse({ ...proof, when: 1 }).success).toBe(false)
  expect(proofReportSchema.safeParse(proofOf([{ ...connector(), ...{ seconds: 1 } }])).success).toBe(false)
  expect(proofReportSchema.safeParse({ ...proof, schemaVersion: 2 }).success).toBe(false)
})

test('in Markdown, each requirement lists who turned it red, and how many left it green or did not play it', () => {
  const text = renderKillMatrixMarkdown(
    proofOf([connector(), connector({ id: 'other', played: ['FLD-1'], red: [], mustRed: [] })]),
  )
  expect(text).toContain('## 2 of 2 wrong connectors caught')
  expect(text).toMatch(/^\| MAP-4 \| .* \| email-first \| 0 \| 0 \| 1 \| {2}\|$/m)
  expect(text).toMatch(/^\| FLD-1 \| .* \| {2}\| 0 \| 2 \| 0 \| {2}\|$/m)
})

test('no text in a proof is treated as markup', () => {
  const evil = connector({ id: 'a|b<script>alert(1)</script>', fault: '"><img src=x>', caught: false, why: '[x](y)' })
  const markdown = renderKillMatrixMarkdown(proofOf([evil]))
  expect(markdown).toContain('a\\|b\\<script\\>')
  expect(markdown).not.toMatch(/a\|b|[^\\]<(script|img)|[^\\]\[x/)
  const page = renderKillMatrixHtml(proofOf([evil]))
  expect(page).not.toContain('<script>alert')
  expect(page).not.toContain('<img')
})

test('the page has a row for each requirement and a cell for each connector, with letter and class', () => {
  const page = renderKillMatrixHtml(proofOf([connector(), connector({ id: 'other' })]))
  const rows = page.match(/<tr class="(?:un)?proven">.*<\/tr>/g) ?? []
  expect(rows).toHaveLength(requirements.filter(({ subject }) => subject === 'connector').length)
  expect(rows.find((row) => row.includes('>MAP-4<'))).toMatch(/<td class="must">R<\/td><td class="must">R<\/td><\/tr>$/)
  expect(rows.find((row) => row.includes('>CAP-1<'))).toMatch(/(<td class="unplayed">·<\/td>){2}<\/tr>$/)
})

test('the page loads nothing and runs nothing but its own script', () => {
  const page = renderKillMatrixHtml(proofOf([connector()]))
  expect(page).toMatch(/default-src &#39;none&#39;; style-src &#39;sha256-.+; script-src &#39;sha256-/)
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page).not.toMatch(/\b(src|href)="(?!data:|#)/)
})

const mock = {
  id: 'any-password-will-do',
  fault: 'The login answers every password with a token.',
  mustRed: ['TEN-3'],
  red: ['TEN-3'],
  caught: true,
  why: '',
}

test('wrong mocks have a section of their own, and no column in the matrix', () => {
  const missed = { ...mock, id: 'missed', red: [], caught: false, why: 'stayed green: TEN-3' }
  const proof = proofReport(
    { seed: 7, full: false, connectors: [connector()], mocks: [mock, missed] },
    requirements,
    new Map(),
  )
  expect(proofReportSchema.safeParse(JSON.parse(JSON.stringify(proof))).success).toBe(true)
  const text = render(proof)
  expect(text).toMatch(/^Wrong mocks of the self-test$/m)
  expect(text).toMatch(/^ {2}any-password-will-do +yes +TEN-3 +The login answers every password with a token\.$/m)
  expect(text).toContain('Not caught\n  mock         missed\n  why          stayed green: TEN-3\n')
  expect(text).toContain('1 of 1 wrong connector caught.\n1 of 2 wrong mocks of the self-test caught.\n')
  const markdown = renderKillMatrixMarkdown(proof)
  expect(markdown).toContain('### Wrong mocks of the self-test')
  expect(markdown).toContain('**no:** stayed green: TEN-3')
  const page = renderKillMatrixHtml(proof)
  expect(page).toContain('Wrong mocks of the self-test: 1 of 2 caught')
  expect(page).not.toMatch(/<th scope="col"[^>]*><span>any-password/)
})

test('a proof of wrong mocks alone shows no empty matrix', () => {
  const proof = proofReport({ seed: 7, full: false, connectors: [], mocks: [mock] }, requirements, new Map())
  expect(render(proof)).not.toMatch(/Unproven|wrong connector/)
})
