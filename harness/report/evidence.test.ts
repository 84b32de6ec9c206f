import { expect, test } from 'vitest'
import { evidenceSentence } from './evidence-words.ts'
import { renderEvidencePage } from './html/evidence-page.ts'
import { renderHtml } from './html/report.ts'
import { jsonReport } from './json/report.ts'
import { jsonReportSchema } from './json/schema.ts'
import { sampleChain, sampleLink } from './sample-evidence.ts'
import { sampleReport } from './sample-report.ts'
import { renderText } from './text/report.ts'

const versions = { package: '0.1.0' }
const sound = sampleChain(sampleLink({ stage: 'captured', mailbox: null, mustBe: null, state: 'begins' }), sampleLink())
const other = 'cd'.repeat(32)
const broken = sampleChain(
  sampleLink(),
  sampleLink({ stage: 'held', sha256: other, state: 'breaks' }),
  sampleLink({ stage: 'found', sha256: null, state: 'breaks', mailbox: 'ben@contoso.example' }),
)

test('says in a sentence whether the digests agree, and where the chain breaks first', () => {
  expect(evidenceSentence(sound)).toBe(
    'Followed the text item itm-1 through 1 mailbox: every digest that must agree agrees.',
  )
  expect(evidenceSentence(broken)).toMatch(
    /through 2 mailboxes: the chain breaks where the item is held \(asha@contoso\.example\), and in 1 more place\.$/,
  )
})

test('the page has every digest, and beside a wrong one that which it must be', () => {
  const page = renderEvidencePage(broken)
  expect(page.match(/data-state="breaks"/g)).toHaveLength(2)
  expect(page).toMatch(new RegExp(`digest</dt><dd class="id digest">${other}.*must be</dt><dd class="id digest">abab`))
  expect(renderEvidencePage(sound)).not.toContain('must be</dt>')
})

test('the report of a run has the section only if an item was followed', () => {
  expect(renderHtml(sampleReport([], { evidence: sound }), versions)).toContain('<h2 id="evidence">')
  expect(renderHtml(sampleReport([]), versions)).not.toContain('<h2 id="evidence">')
  const text = (evidence: typeof sound) =>
    renderText(sampleReport([], { evidence }), { colour: false, widthColumns: 200 })
  expect(text(sound)).toMatch(/^evidence +Followed the text item itm-1/m)
  expect(text(broken)).toMatch(/^evidence +.*the chain breaks/m)
})

test('what strangers wrote stays text', () => {
  const page = renderEvidencePage(sampleChain(sampleLink({ what: 'attachment <img src=x>', says: '</dl><script>' })))
  expect(page).toContain('attachment &lt;img src=x&gt;')
  expect(page).not.toContain('<script>alert')
  expect(page.match(/<script>/g)).toHaveLength(1)
})

test('the JSON report has all of it, follows its schema, and an older one without it can be read', () => {
  const json = jsonReport(sampleReport([], { evidence: broken }), versions)
  expect(jsonReportSchema.parse(json).evidence).toEqual(broken)
  const { evidence: _, ...older } = json
  expect(jsonReportSchema.parse(older).evidence).toBeNull()
})
