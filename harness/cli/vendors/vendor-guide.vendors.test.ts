import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { clone, reportAt, troubles, type } from './sample-typing.ts'

// The page docs/vendor-guide.md, typed as it stands into an empty folder, with the package as it would be installed. The
// connector is the sample in Python; what is red here is red for every reader who follows the page.

const guide = await readFile(join(clone, 'docs/vendor-guide.md'), 'utf8')
const blocks = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => (match[1] ?? '').trim())
const work = await createWorkFolder()
afterAll(() => work.remove())
const folder = await work.subfolder('vendor')

/** The commands that end with another exit code than 0, by how they begin. */
const endingOtherwise = { 'VENDOR_FAULT=': 1 }

test('the package can be packed', async () => {
  // Without scripts: they would rebuild files that other tests of this run are reading.
  const packed = await type(`npm pack --silent --ignore-scripts --pack-destination '${folder}'`, clone)
  expect(packed).toEqual({ exitCode: 0, said: expect.stringContaining('mock-telemessage-0.1.0.tgz') })
})

test('Python 3.11 is here', async () => {
  const { said } = await type('python3 --version', folder)
  const [, minor = '0'] = /Python 3\.(\d+)/.exec(said) ?? []
  expect(Number(minor), said).toBeGreaterThanOrEqual(11)
})

test('the page has its commands in the order in which they are needed', () => {
  expect(blocks.map((block) => /install|cp|check-adapter|init|VENDOR_FAULT|run/.exec(block)?.[0])).toEqual([
    'install',
    'cp',
    'check-adapter',
    'init',
    'run',
    'run',
    'VENDOR_FAULT',
  ])
})

test.each(blocks)('%s', async (command) => {
  const [, expected = 0] = Object.entries(endingOtherwise).find(([start]) => command.startsWith(start)) ?? []
  const { exitCode, said } = await type(command, folder)
  expect({ exitCode, said: exitCode === expected ? '' : said }).toEqual({ exitCode: expected, said: '' })
  if (command.startsWith('VENDOR_FAULT=')) {
    for (const label of ['requirement', 'source', 'scenario', 'acceptable', 'seen', 'replay'])
      expect(said).toContain(label)
    expect(said).toContain('--pass-env VENDOR_FAULT')
  }
})

test('a reader who follows it gets a green run without open points, and the reports that a job needs', async () => {
  const report = await reportAt(join(folder, 'report.json'))
  expect(troubles(report)).toEqual([])
  expect(report.outcome).toBe('passes')
  expect(report.totals.pass).toBeGreaterThan(70)
  expect(await readFile(join(folder, 'junit.xml'), 'utf8')).toContain('<testsuite')
  expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('<html')
  const summary = join(folder, 'step-summary.md')
  const { exitCode } = await type('cat summary.md >> "$GITHUB_STEP_SUMMARY"', folder, { GITHUB_STEP_SUMMARY: summary })
  expect({ exitCode, text: await readFile(summary, 'utf8') }).toEqual({
    exitCode: 0,
    text: expect.stringContaining('|'),
  })
})
