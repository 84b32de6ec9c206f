import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requirementOf } from '../../catalogue/index.ts'
import { sampleReport, sampleReportSaying, sampleResult, sampleRun } from '../../report/sample-report.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { openSampleBrowser, type SampleBrowser } from '../sample-browser.ts'
import { keepSampleRun, runsFolderOf, writeSampleReports } from './sample-runs.ts'

// Reports that are there: listed, opened, compared. What starts a run is in starting.test.ts.

const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>'
const workFolder = await createWorkFolder()
const reportsFolder = join(workFolder.path, 'mock-telemessage-report')
const matrix = join(workFolder.path, 'kill-matrix.html')

let browser: SampleBrowser
beforeAll(async () => {
  browser = await openSampleBrowser({ plainHttp: true, runs: { reportsFolder, killMatrices: [matrix] } })
})
afterAll(async () => {
  await browser.close()
  await workFolder.remove()
})

const green = sampleReport([sampleResult(requirementOf('MAP-4'), { scenario: 'MAP-4/a' })], {
  ...{ seed: 11, ledger: undefined },
})
const red = sampleReport(
  [
    sampleResult(requirementOf('MAP-4'), { scenario: 'MAP-4/a', verdict: 'fail', message: `no mailbox ${hostile}` }),
    sampleResult(requirementOf('RES-1'), { scenario: 'RES-1/a' }),
  ],
  { seed: 12, ledger: undefined },
)

test('without any report, the page says how to get one', async () => {
  const { markup } = await browser.get('/runs')
  expect(markup).toContain('No report yet.')
  expect(markup).toContain('mock-telemessage prove --html kill-matrix.html')
  expect(markup).not.toContain('Compare two')
})

test('reports are listed, the newest first, with seed, outcome and totals, also one that another command wrote', async () => {
  await keepSampleRun(browser, '2026-03-02T09:00:00.000Z', { report: green, filters: ['MAP-4'] })
  await keepSampleRun(browser, '2026-03-03T09:00:00.000Z', { report: red })
  await writeSampleReports(reportsFolder, sampleRun(), new Date('2026-03-04T09:00:00Z'))
  const { markup } = await browser.get('/runs')
  const rows = markup.split('<tr>').slice(2)
  expect(rows.map((row) => /href="\/runs\/([^"]+)"/.exec(row)?.[1])).toEqual([
    'here',
    '2026-03-03T09-00-00-000Z',
    '2026-03-02T09-00-00-000Z',
  ])
  expect(rows[0]).toContain('by another command')
  expect(rows[1]).toMatch(/12<.*everything<.*fails<\/span> 1 fail/s)
  expect(rows[2]).toMatch(/11<.*MAP-4<.*passes<\/span> 1 pass/s)
})

test('a run shows its requirements with their verdicts, why they are red, and how to play it again', async () => {
  const { markup } = await browser.get('/runs/2026-03-03T09-00-00-000Z')
  expect(markup).toMatch(/<th scope="row">MAP-4<\/th><td><span class="chip fail">fail<\/span><\/td><td>1 of 1/)
  expect(markup).toMatch(/<th scope="row">RES-1<\/th><td><span class="chip pass">pass/)
  expect(markup).toContain('no mailbox &lt;img src=x')
  expect(markup).toContain('To play it again')
  expect(markup).not.toContain('copy by copy')
  expect((await browser.get('/runs/here')).markup).toContain('/runs/here/report#ledger')
})

test('the HTML report is shown as a page of no origin, in which only the script of the suite runs', async () => {
  const { status, headers, markup } = await browser.get('/runs/here/report')
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(markup).toContain('<h2 id="ledger">Ledger</h2>')
  const policy = headers.get('content-security-policy') ?? ''
  // The page says the same of itself.
  const own = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(markup)?.[1]?.replaceAll('&#39;', "'") ?? ''
  const [, style = ''] = /style-src ('sha256-[^;]+)/.exec(own) ?? []
  const [, script = ''] = /script-src ('sha256-[^;]+)/.exec(own) ?? []
  expect(style).not.toBe('')
  expect(policy).toContain(`style-src ${style};`)
  expect(policy).toContain(script)
  expect(policy).toMatch(/^default-src 'none';.*; frame-ancestors 'none'; sandbox allow-scripts$/)
  expect(policy).not.toMatch(/unsafe|https?:|allow-same-origin|\*/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a file that somebody put in the place of a report runs no script of its own', async () => {
  const id = await keepSampleRun(browser, '2026-03-01T09:00:00.000Z', { report: green })
  await writeFile(join(runsFolderOf(browser), id, 'report.html'), '<style>b{}</style><script>alert(3)</script>')
  const planted = (await browser.get(`/runs/${id}/report`)).headers.get('content-security-policy')
  const genuine = (await browser.get('/runs/here/report')).headers.get('content-security-policy')
  const scripts = (policy: string | null) => /script-src [^;]+/.exec(policy ?? '')?.[0]
  expect(scripts(planted)).toBe(scripts(genuine))
})

test('the policy of other pages and files is as strict as before', async () => {
  for (const path of ['/runs', '/runs/here', '/runs/compare?before=here&after=here'])
    expect((await browser.get(path)).headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    )
  const json = await browser.get('/runs/here/report.json')
  expect(json.headers.get('content-security-policy')).toContain("default-src 'none'; sandbox;")
  expect(json.headers.get('content-disposition')).toBe('attachment; filename=report-here.json')
  expect(JSON.parse(json.markup)).toMatchObject({ schemaVersion: 1, seed: sampleRun().seed })
})

test('two reports are compared: what is worse, what is better, and what makes them hard to compare', async () => {
  const [before, after] = ['2026-03-02T09-00-00-000Z', '2026-03-03T09-00-00-000Z']
  const worse = (await browser.get(`/runs/compare?before=${before}&after=${after}`)).markup
  expect(worse).toContain('something is worse')
  expect(worse).toMatch(/Newly failing \(1\).*MAP-4<\/th><td>.*pass.*<td>.*fail/s)
  expect(worse).toContain('seeds: 11 and 12')
  const better = (await browser.get(`/runs/compare?before=${after}&after=${before}`)).markup
  expect(better).toMatch(/Newly passing \(1\)/)
  expect((await browser.get('/runs/compare?before=here&after=here')).markup).toContain('Nothing has changed.')
  expect((await browser.get('/runs/compare?before=here&after=nowhere')).status).toBe(404)
})

test('the kill matrix is shown when prove has written it', async () => {
  expect((await browser.get('/runs/kill-matrix')).status).toBe(404)
  await writeFile(matrix, '<style>i{}</style><h1>9 of 9 wrong connectors caught</h1>')
  expect((await browser.get('/runs')).markup).toContain('href="/runs/kill-matrix"')
  expect((await browser.get('/runs/kill-matrix')).markup).toContain('9 of 9')
})

test('hostile names in a report are shown as text on every page', async () => {
  const says = { ...sampleReportSaying(hostile), connector: hostile, replayCommand: hostile }
  const id = await keepSampleRun(browser, '2026-03-05T09:00:00.000Z', { report: says, filters: [hostile] })
  for (const path of ['/runs', `/runs/${id}`, `/runs/compare?before=here&after=${id}`]) {
    const { status, markup } = await browser.get(path)
    expect([path, status]).toEqual([path, 200])
    expect(markup).toContain('&lt;script&gt;alert(2)')
    expect(markup).not.toContain('<script>alert')
    expect(markup).not.toContain('<img')
  }
})

test('a report that cannot be read says why, and a run of a serve that was killed is interrupted', async () => {
  const id = await keepSampleRun(browser, '2026-03-06T09:00:00.000Z')
  expect((await browser.get(`/runs/${id}`)).markup).toContain('interrupted, because serve ended')
  await writeFile(join(runsFolderOf(browser), id, 'report.json'), '{"schemaVersion": 2}')
  expect((await browser.get('/runs')).markup).toContain('it is no report of this version: schemaVersion')
})

test.each(['..%2F..', 'nowhere', '2026-03-02T09-00-00-000Z%2F..%2F..', '%2e%2e%2fcredentials'])(
  'an id of no run, such as %s, leads to no file',
  async (id) => {
    for (const path of [`/runs/${id}`, `/runs/${id}/report`, `/runs/${id}/report.json`]) {
      const { status, markup } = await browser.get(path)
      expect([path, status]).toEqual([path, 404])
      expect(markup).not.toContain('clientSecret')
    }
  },
)
