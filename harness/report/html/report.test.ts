import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { requirementOf, requirements } from '../../catalogue/index.ts'
import type { RunReport } from '../../runner/play/result.ts'
import {
  losingDeclared,
  sampleFinding,
  sampleLedger,
  sampleReport,
  sampleReportSaying,
  sampleResult,
  sampleRun,
} from '../sample-report.ts'
import { verdictOrder } from '../verdict-words.ts'
import { renderHtml } from './report.ts'

const render = (report: RunReport) => renderHtml(report, { package: '0.1.0' })
const result = (id: string, set = {}) => sampleResult(requirementOf(id), set)
const saying = (text: string) =>
  sampleReportSaying(text, { outdatedKnownFailures: [{ requirement: text, scenario: text, reason: text }] })

interface Tag {
  name: string
  attributes: Record<string, string>
}

const emptyElements = ['meta', 'link', 'input', 'rect']
const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*(\/?)>/g

/** Every tag of a page in order, closing ones with a slash. Throws if the page is not well-formed. */
function tagsOf(page: string): Tag[] {
  const [doctype = '', ...rest] = page.split('\n')
  expect(doctype).toBe('<!doctype html>')
  const body = rest.join('\n').replace(/(<style>|<script>)[\s\S]*?(?=<\/style>|<\/script>)/g, '$1')
  const open: string[] = []
  const tags: Tag[] = []
  let end = 0
  for (const match of body.matchAll(tagPattern)) {
    const [whole, closing, name = '', attributes = '', selfClosing] = match
    expectText(body.slice(end, match.index))
    expectText(attributes)
    end = match.index + whole.length
    tags.push({ name: `${closing}${name}`, attributes: attributesOf(attributes) })
    if (closing) expect(open.pop()).toBe(name)
    else if (!selfClosing && !emptyElements.includes(name)) open.push(name)
  }
  expectText(body.slice(end))
  expect(open).toEqual([])
  return tags
}

/** Checks text between tags: it must contain no bracket, and ampersands only in our entities. */
function expectText(text: string): void {
  expect(text.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&]/)
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const structureOf = (page: string) =>
  tagsOf(page).map(({ name, attributes }) => [name, ...Object.keys(attributes)].join(' '))

test('a page with every verdict is well-formed', () => {
  expect(tagsOf(render(sampleRun())).length).toBeGreaterThan(1000)
})

test('a page of an empty run is well-formed', () => {
  expect(tagsOf(render(sampleReport([], { ledger: undefined })))[0]).toEqual({
    name: 'html',
    attributes: { lang: 'en' },
  })
})

test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title></details></td>',
  '&lt;b&gt; & &amp;',
  '<!-- --> ]]>',
  '\u001b[31m\u0000\u202e\ud83d',
])('the text %j changes nothing in the structure of the page', (hostile) => {
  expect(structureOf(render(saying(hostile)))).toEqual(structureOf(render(saying('harmless'))))
})

test('control characters do not reach the page', () => {
  expect(render(saying('\u0000\u0007\u001b\u202e')).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
})

test('the page refers to nothing outside itself', () => {
  const page = render(sampleRun())
  expect(page).not.toMatch(/https?:|\/\/[a-z]|url\(|@import|<(?:img|iframe|object|embed|base)\b/i)
  const addresses = tagsOf(page).flatMap(({ attributes }) =>
    [attributes['href'], attributes['src']].filter((x) => x !== undefined),
  )
  expect(addresses.filter((address) => !address.startsWith('#') && address !== 'data:,')).toEqual([])
})

test('the content security policy admits the one script and the one style of the page, by digest', () => {
  const page = render(sampleRun())
  const policy = tagsOf(page).find(({ attributes }) => attributes['http-equiv'])?.attributes['content'] ?? ''
  const digestOf = (name: string) => {
    const contents = [...page.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(
      ([, content = '']) => content,
    )
    expect(contents).toHaveLength(1)
    return `${name}-src &#39;sha256-${createHash('sha256').update(contents.join('')).digest('base64')}&#39;`
  }
  expect(policy).toContain('default-src &#39;none&#39;')
  expect(policy).toContain(digestOf('script'))
  expect(policy).toContain(digestOf('style'))
  expect(policy).not.toContain('unsafe')
})

test('no attribute carries style or script, which the policy would refuse', () => {
  const names = new Set(tagsOf(render(sampleRun())).flatMap(({ attributes }) => Object.keys(attributes)))
  expect([...names].filter((name) => name === 'style' || name.startsWith('on'))).toEqual([])
})

test('ids are unique, and every link within the page leads somewhere', () => {
  const tags = tagsOf(render(sampleRun()))
  const ids = tags.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]))
  const targets = tags.flatMap(({ attributes: { href = '' } }) => (href.startsWith('#') ? [href.slice(1)] : []))
  expect(ids).toHaveLength(new Set(ids).size)
  expect(targets.length).toBeGreaterThan(100)
  expect(targets.filter((target) => !ids.includes(target))).toEqual([])
})

test('every header cell says what it heads', () => {
  const scopes = tagsOf(render(sampleRun())).flatMap(({ name, attributes: { scope } }) =>
    name === 'th' ? [scope] : [],
  )
  expect(new Set(scopes)).toEqual(new Set(['col', 'row', 'rowgroup']))
})

test('every requirement has a row with its verdict, in catalogue order', () => {
  const rows = tagsOf(render(sampleRun())).filter(({ attributes }) => 'data-verdict' in attributes)
  expect(rows.map(({ attributes }) => attributes['id'])).toEqual(requirements.map(({ id }) => id))
  expect(new Set(rows.map(({ attributes }) => attributes['data-verdict']))).toEqual(new Set(verdictOrder))
})

test('failures and errors are open, the others are closed', () => {
  const tags = tagsOf(render(sampleRun()))
  const open = tags.flatMap((tag, at) => {
    const row = tags.slice(0, at).findLast(({ attributes }) => 'data-verdict' in attributes)
    return tag.name === 'details' && 'open' in tag.attributes ? [row?.attributes['id']] : []
  })
  expect(open).toEqual(['CNV-5', 'MAP-5', 'RES-4'])
})

test('a finding shows the acceptable outcomes, what was seen, and where', () => {
  const page = render(sampleReport([result('MAP-5', { verdict: 'fail', findings: [sampleFinding()] })]))
  for (const text of [
    '<strong class="found">missing</strong>: <bdi>The copy is not in the mailbox',
    '<dt>Acceptable</dt><dd><ul><li><samp><bdi>one message in asha.rao@contoso.example, folder WhatsApp Archiver</bdi>',
    '<dt>Seen</dt><dd><samp><bdi>no message; the import log counts the copy as imported</bdi>',
    '<dt>Item</dt><dd><samp><bdi>itm-4b1f0a9c2d33</bdi>',
    '<dt>Mailbox</dt><dd><samp><bdi>asha.rao@contoso.example</bdi>',
    '<code class="command">mock-telemessage run --seed 42 MAP-5/sample</code>',
  ])
    expect(page).toContain(text)
})

test.each([
  [49, 49, ''],
  [50, 50, ''],
  [51, 50, 'and 1 more finding; the JSON report has all of them.'],
])('of %d findings of one scenario %d are on the page', (count, shown, rest) => {
  const findings = Array.from({ length: count }, (_, at) => sampleFinding({ seen: `seen ${at}` }))
  const page = render(sampleReport([result('MAP-5', { verdict: 'fail', findings })]))
  expect(page.match(/<dt>Seen<\/dt>/g)).toHaveLength(shown)
  expect(/and \d+ more finding[^<]*/.exec(page)?.[0] ?? '').toBe(rest)
})

test('the trace of an error in the suite keeps its lines, and is escaped', () => {
  const error = result('RES-4', { verdict: 'error', message: 'RangeError: gone\n  at <anonymous>\n  at play' })
  const page = render(sampleReport([error]))
  expect(page).toContain('<bdi>RangeError: gone</bdi>')
  expect(page).toContain('<pre>  at &lt;anonymous&gt;\n  at play\n</pre>')
})

test('a known failure has its own mark, and its reason', () => {
  const page = render(sampleReport([result('MAP-5', { verdict: 'fail', knownReason: 'ARCH-12' })]))
  expect(page).toContain('<h3><span class="chip known">known</span>')
  expect(page).toContain('<p>Known: <bdi>ARCH-12</bdi></p>')
  expect(page).toContain('<span class="chip known" title="fails, but the baseline lists it with a reason')
  expect(render(sampleReport([result('MAP-5')]))).not.toContain('>0 known<')
})

test('the head lists the entries to remove from the baseline', () => {
  const report = sampleReport([result('MAP-5')], { outdatedKnownFailures: [{ requirement: 'MAP-5', reason: 'x' }] })
  expect(render(report)).toContain(
    '<p class="found">The baseline lists MAP-5, which now passes: remove this entry.</p>',
  )
})

test('a scenario shows how long it took, and the output of the connector', () => {
  const page = render(sampleReport([result('CAP-1', { durationMs: 1234, connectorOutput: 'started\r\ndone' })]))
  expect(page).toContain('occurred 3 times. It took 1.23 s.</p>')
  expect(page).toContain('<summary>What the connector printed</summary><pre>started\ndone\n</pre>')
})

test('the ledger lists every copy, the faulty ones first', () => {
  const page = render(sampleReport([]))
  const rows = [...page.matchAll(/<tr data-copy="(\w+)">.*?<span class="id">([^<]*)/g)].map(([, mark, id]) => [
    mark,
    id,
  ])
  expect(rows).toEqual([
    ['faulty', 'itm-2'],
    ['faulty', '–'],
    ['sound', 'itm-1'],
    ['sound', 'itm-3'],
  ])
})

test.each([
  [5000, 5000, ''],
  [5001, 5000, '1 more copy is not on this page'],
])('of %d copies %d are on the page', (count, shown, rest) => {
  const copy = { itemId: 'itm', kind: 'text', mailbox: 'asha@contoso.example', disposition: 'imported' as const }
  const page = render(
    sampleReport([], { ledgerCopies: Array.from({ length: count }, () => ({ ...copy, faults: [] })) }),
  )
  expect(page.match(/<tr data-copy/g)).toHaveLength(shown)
  expect(/\d+ more cop(y is|ies are) not on this page/.exec(page)?.[0] ?? '').toBe(rest)
})

test('the search through the copies is labelled, and hidden without the script', () => {
  const tags = tagsOf(render(sampleRun()))
  const form = tags.find(({ attributes }) => attributes['id'] === 'copies-filter')
  expect(Object.keys(form?.attributes ?? {})).toContain('hidden')
  expect(tags).toContainEqual({ name: 'label', attributes: { class: 'label', for: 'copies-search' } })
})

test('the headline comes first, and the self-test of the mock is separate', () => {
  const page = render(sampleRun())
  expect(page).toContain('<h1>reference connector fails</h1>\n<p class="lead">2 requirements fail, ')
  expect(page).toMatch(/does not count for the connector: \d+ requirements pass/)
})

test('the ledger counts faults, and says in words if there are none', () => {
  const faults = { missing: 2, misplaced: 0, doubled: 0, altered: 0, unexpected: 0, 'log-untrue': 0 }
  const faulty = render(sampleReport([], { ledger: sampleLedger({ faults }) }))
  expect(faulty).toContain('2 faults in the ledger.')
  expect(faulty).toContain('missing</th><td class="number found">2</td>')
  expect(render(sampleReport([]))).toContain('Faults: none: no copy is missing')
})

test('typed texts and names in a sentence of the catalogue are marked on the page', () => {
  const page = render(sampleReport([result('FLD-1'), result('MAP-1')]))
  expect(page).toContain('<summary>A folder named exactly <code>WhatsApp Archiver</code> is created')
  expect(page).toContain('<em>User&#39;s Email address</em>.</summary>')
})

test('the top of the page names the declaration, and the data that it loses', () => {
  const [header = ''] = render(sampleReport([result('CAP-1')], { declared: losingDeclared })).split('</header>')
  expect(header).toContain('judged by the file losing.json')
  expect(header).toMatch(
    /<p class="declared">Declared: window\.catchUp is exactly-24-hours; it loses data by declaration: /,
  )
  expect(header).toContain('<p class="declared">Declared: folder.parent is inbox.</p>')
  expect(render(sampleReport([result('CAP-1')])).split('</header>')[0]).not.toContain('class="declared"')
})

test('a requirement names its declared reading', () => {
  const page = render(sampleReport([result('FLD-1')], { declared: losingDeclared }))
  expect(page).toContain('<code>folder.parent: inbox</code> decides what exactly is required')
  expect(render(sampleReport([result('FLD-1')]))).toContain('<code>folder.parent: mailbox-root</code>')
})

test('every command on the page says what it is for', () => {
  const page = render(sampleRun())
  const commands = page.split('<code class="command">').slice(0, -1)
  expect(commands.length).toBeGreaterThan(1)
  for (const before of commands) expect(before).toMatch(/<p class="label">To play (the whole run|it) again<\/p>\n$/)
})
