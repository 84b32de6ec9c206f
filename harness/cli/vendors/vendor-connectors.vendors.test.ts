import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createWorkFolder } from '../../runner/index.ts'
import { clone, commandLine, reportAt, troubles, type } from './sample-typing.ts'

// The suite is tested with connectors that share no line with ours: three right ones, which must pass, and two of them
// with one mistake each, which must be found. vendor-guide.vendors.test.ts plays the whole suite with the connector in Python.

const vendors = join(clone, 'fixtures/vendor-connectors')
const commands = {
  python: `python3 -B '${vendors}/python/connector.py'`,
  javascript: `NODE_EXTRA_CA_CERTS=$MT_CA_FILE '${process.execPath}' '${vendors}/javascript/connector.mjs'`,
  ruby: `ruby '${vendors}/ruby/connector.rb'`,
}
type Vendor = keyof typeof commands

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
  }),
)
const faults = faultsSchema.parse(JSON.parse(await readFile(join(vendors, 'faults.json'), 'utf8')))

const work = await createWorkFolder()
afterAll(() => work.remove())

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

test.each<Vendor>(['python', 'javascript', 'ruby'])('the adapter of the one in %s works', async (vendor) => {
  const cwd = await work.subfolder('adapter')
  const checked = await type(`${commandLine} check-adapter --connector-command ${quoted(commands[vendor])}`, cwd)
  expect(checked).toEqual({ exitCode: 0, said: expect.stringContaining('The adapter works.') })
})

test('the one with the Graph client passes all that it is declared to do', async () => {
  const { exitCode, report } = await run('javascript', [])
  expect(troubles(report)).toEqual([])
  expect(exitCode).toBe(0)
  expect(report.totals.pass).toBeGreaterThan(70)
  expect(report.declared?.readings).toMatchObject({ 'size.oversizeAttachment': 'drop-attachment' })
})

test('the one with a process for each mailbox passes all that it is declared to do', async () => {
  const { exitCode, report } = await run('ruby', ['--parallel 4'])
  expect(troubles(report)).toEqual([])
  expect(exitCode).toBe(0)
  expect(report.totals.pass).toBeGreaterThan(70)
})

test('the connector in Python sets the item class that it declares', async () => {
  const { exitCode, verdicts } = await run('python', ['CNV-11'])
  expect({ exitCode, verdicts: verdicts('CNV-11') }).toEqual({ exitCode: 0, verdicts: ['pass'] })
})

test('the connectors with mistakes have at least ten', () => {
  expect(faults.length).toBeGreaterThanOrEqual(10)
  expect(new Set(faults.map(({ connector }) => connector))).toEqual(new Set(['python', 'javascript']))
})

test.each(faults)('$connector: $fault', async (fault) => {
  const { mustRed, mustWarn } = fault
  const filters = [...mustRed, ...mustWarn, fault.staysGreen]
  expect(filters.length).toBeGreaterThan(1)
  const { exitCode, verdicts } = await run(fault.connector, ['--pass-env VENDOR_FAULT', ...filters], {
    VENDOR_FAULT: fault.id,
  })
  for (const id of mustRed) expect(verdicts(id), id).toContain('fail')
  for (const id of mustWarn) expect(verdicts(id), id).toContain('warn')
  // Otherwise every requirement would catch a connector that does not even start.
  expect(new Set(verdicts(fault.staysGreen))).toEqual(new Set(['pass']))
  expect(exitCode).toBe(mustRed.length > 0 ? 1 : 0)
})
