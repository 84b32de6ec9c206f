import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isWhole, shareOf } from '../../../scenarios/sample-share.ts'
import { requirements } from '../../catalogue/index.ts'
import type { JsonReport } from '../../report/index.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { clone, commandLine, reportAt, troubles, type } from './sample-typing.ts'

// The suite is tested with connectors that share no line with ours: three right ones, which must pass, and two of them
// with one mistake each, which must be found. vendor-guide.vendors.test.ts plays the whole suite with the connector in Python.
//
// Most of the time of a world is the start of the connector. So Python keeps what it compiled, away from the checkout, and the
// connector in JavaScript is one bundle, as a vendor would ship it: it starts in half the time (0.33 s instead of 0.66 s).

const vendors = join(clone, 'fixtures/vendor-connectors')
const work = await createWorkFolder()
afterAll(() => work.remove())
const compiled = await work.subfolder('compiled')
const bundle = await work.subfolder('bundle')
const commands = {
  python: `PYTHONPYCACHEPREFIX='${compiled}' python3 '${vendors}/python/connector.py'`,
  javascript: `NODE_EXTRA_CA_CERTS=$MT_CA_FILE '${process.execPath}' '${bundle}/connector.mjs'`,
  ruby: `ruby '${vendors}/ruby/connector.rb'`,
}
type Vendor = keyof typeof commands

await using bundler = await rolldown({ input: join(vendors, 'javascript/connector.mjs'), platform: 'node' })
await bundler.write({ dir: bundle, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' })

const requirementIds = z.array(z.string()).min(1)
const faultsSchema = z.array(
  z.strictObject({
    id: z.string(),
    connector: z.enum(['python', 'javascript']),
    fault: z.string(),
    mustRed: requirementIds.default([]),
    /** Requirements that are a should: they turn yellow, and the run passes with a warning. */
    mustWarn: requirementIds.default([]),
    staysGreen: z.string(),
    /** The scenarios that show all that: one for each requirement that is named. */
    plays: z.array(z.string()).min(2),
  }),
)
const faults = faultsSchema.parse(JSON.parse(await readFile(join(vendors, 'faults.json'), 'utf8')))

async function run(vendor: Vendor, words: string[], variables: Record<string, string> = {}) {
  const cwd = await work.subfolder('run')
  const options = ['--conformance', `'${join(vendors, vendor, 'conformance.json')}'`, '--json report.json --seed 7']
  const command = [commandLine, 'run', ...words, ...options, '--connector-command', quoted(commands[vendor])].join(' ')
  const { exitCode, said } = await type(command, cwd, variables)
  const report = await reportAt(join(cwd, 'report.json')).catch(() => expect.fail(said))
  const verdicts = (id: string): string[] =>
    report.results.filter((one) => one.requirement === id).map((one) => one.verdict)
  return { exitCode, report, verdicts }
}

function quoted(line: string): string {
  return `'${line.replaceAll("'", `'\\''`)}'`
}

test.each<Vendor>(['python', 'ruby'])('the adapter of the one in %s works', (vendor) => adapterWorks(commands[vendor]))

test('the adapter of the one in javascript works, started as its README says', () =>
  adapterWorks(`NODE_EXTRA_CA_CERTS=$MT_CA_FILE '${process.execPath}' '${vendors}/javascript/connector.mjs'`))

async function adapterWorks(command: string): Promise<void> {
  const cwd = await work.subfolder('adapter')
  const checked = await type(`${commandLine} check-adapter --connector-command ${quoted(command)}`, cwd)
  expect(checked).toEqual({ exitCode: 0, said: expect.stringContaining('The adapter works.') })
}

const onConnectors = requirements.filter(({ subject }) => subject === 'connector')
/** The words of the runs that play everything, or the day and the requirements of the share. */
const runs = isWhole ? [[]] : [['--day-only'], shareOf(onConnectors).map(({ id }) => id)]

test('the one with the Graph client passes all that it is declared to do', async () => {
  const [first] = await passing('javascript')
  expect(first?.declared?.readings).toMatchObject({ 'size.oversizeAttachment': 'drop-attachment' })
})

test('the one with a process for each mailbox passes all that it is declared to do', () => passing('ruby'))

/** The reports of a right connector. Most requirements that it plays must pass, and none may be open. */
async function passing(vendor: Vendor): Promise<JsonReport[]> {
  const reports: JsonReport[] = []
  for (const words of runs) {
    const { exitCode, report } = await run(vendor, words)
    expect({ exitCode, troubles: troubles(report) }).toEqual({ exitCode: 0, troubles: [] })
    const { pass, inapplicable } = report.totals
    // A share may have all that a connector is declared not to do.
    expect(pass / (pass + inapplicable)).toBeGreaterThan(isWhole ? 0.85 : 0.7)
    reports.push(report)
  }
  const judged = new Set(reports.flatMap(({ results }) => results.map(({ requirement }) => requirement)))
  expect(shareOf(onConnectors).filter(({ id }) => !judged.has(id))).toEqual([])
  return reports
}

test('the connector in Python sets the item class that it declares', async () => {
  const { exitCode, verdicts } = await run('python', ['CNV-11'])
  expect({ exitCode, verdicts: verdicts('CNV-11') }).toEqual({ exitCode: 0, verdicts: ['pass'] })
})

test('the connectors with mistakes have at least ten', () => {
  expect(faults.length).toBeGreaterThanOrEqual(10)
  expect(new Set(faults.map(({ connector }) => connector))).toEqual(new Set(['python', 'javascript']))
})

// Several at once: each of them begins with what only one processor can do.
describe.concurrent('with one mistake', () => {
  test.each(shareOf(faults))('$connector: $fault', async (fault) => {
    const { mustRed, mustWarn } = fault
    const { exitCode, verdicts } = await run(fault.connector, ['--pass-env VENDOR_FAULT', ...fault.plays], {
      VENDOR_FAULT: fault.id,
    })
    for (const id of mustRed) expect(verdicts(id), id).toContain('fail')
    for (const id of mustWarn) expect(verdicts(id), id).toContain('warn')
    // Otherwise every requirement would catch a connector that does not even start.
    expect(new Set(verdicts(fault.staysGreen))).toEqual(new Set(['pass']))
    expect(exitCode).toBe(mustRed.length > 0 ? 1 : 0)
  })
})
