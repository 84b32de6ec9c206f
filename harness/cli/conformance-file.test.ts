import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { defaultReadings } from '../catalogue/index.ts'
import { createWorkFolder } from '../runner/index.ts'
import { readConformanceFile } from './conformance-file.ts'
import { initCommand } from './init/init-command.ts'
import { sampleTerminal } from './sample-terminal.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())
const connector = { name: 'Acme archiver', version: '4.2' }

async function fileWith(content: unknown): Promise<string> {
  const path = join(await folder.subfolder('declared'), 'conformance.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

async function init(...words: string[]): Promise<string> {
  const { terminal, printed } = sampleTerminal()
  await initCommand(terminal).parseAsync(words, { from: 'user' })
  return printed()
}

test('undeclared readings have their defaults, and undeclared capabilities are absent', async () => {
  const path = await fileWith({ connector })
  expect(await readConformanceFile(path)).toEqual({
    connector: 'Acme archiver 4.2',
    declared: {
      from: `the file ${path}`,
      readings: defaultReadings,
      capabilities: [],
      importLogIfWritten: false,
    },
  })
})

test('declared values are used, also after a byte order mark, and capabilities count once', async () => {
  const readings = { 'size.limitBytes': 10_000_000, 'folder.parent': 'inbox' }
  const content = { connector, readings, capabilities: ['importLog', 'itemClass', 'importLog'] }
  const { declared } = await readConformanceFile(await fileWith(`\uFEFF${JSON.stringify(content)}`))
  expect(declared.readings).toEqual({ ...defaultReadings, ...readings })
  expect(declared.capabilities).toEqual(['importLog', 'itemClass'])
})

test.each([
  ['{ "connector": ', 'this is not JSON'],
  [[], 'the whole file: is a list; give an object with connector, readings and capabilities'],
  [{}, 'connector: is missing; give an object with name and version'],
  [{ connector: { name: 'Acme' } }, 'connector.version: is missing; give a text'],
  [{ connector: { ...connector, version: 4 } }, 'connector.version: is 4; give a text'],
  [
    { connector: { ...connector, web: 'x' } },
    'connector.web: this name is unknown; the names are name, version and contact',
  ],
  [
    { connector, readings: { 'size.limitBytes': '10 MB' } },
    'readings.size.limitBytes: is the text "10 MB"; give a whole number of bytes from 1048576 to 36700160',
  ],
  [{ connector, readings: { 'size.limitBytes': 10 } }, 'readings.size.limitBytes: is 10; give a whole number of bytes'],
  [
    { connector, readings: { 'window.catchUp': 'literally' } },
    'readings.window.catchUp: is the text "literally"; give "from-last-window" or "exactly-24-hours"',
  ],
  [
    { connector, readings: { 'size.limit': 1 } },
    'readings.size.limit: this name is unknown; the names are size.limitBytes,',
  ],
  [{ connector, readings: null }, 'readings: is null; give an object with a value for each reading'],
  [{ connector, capabilities: 'importLog' }, 'capabilities: is the text "importLog"; give a list of "importLog" or'],
  [{ connector, capabilities: ['log'] }, 'capabilities.0: is the text "log"; give "importLog" or "itemClass"'],
  [{ connector, carrier: 'url' }, 'carrier: this name is unknown; the names are $schema, schemaVersion,'],
  [{ connector, schemaVersion: 2 }, 'schemaVersion: is 2; give 1, the only version of this format'],
])('refuses %j, and says where, what, and what would be right', async (content, complaint) => {
  const path = await fileWith(content)
  await expect(readConformanceFile(path)).rejects.toThrow(
    expect.objectContaining({ code: 'bad-conformance-file', message: expect.stringContaining(`${path}: `) }),
  )
  await expect(readConformanceFile(path)).rejects.toThrow(complaint)
})

test('every mistake is reported, not only the first', async () => {
  const path = await fileWith({ readings: { 'folder.parent': 7 } })
  const complaints = /connector: is missing;[\s\S]*readings\.folder\.parent: is 7;/
  await expect(readConformanceFile(path)).rejects.toThrow(complaints)
})

test('init writes a file that run can read, and explains what may be declared', async () => {
  const file = join(await folder.subfolder('new'), 'conformance.json')
  const said = await init('--file', file)
  expect((await readConformanceFile(file)).declared).toMatchObject({
    readings: defaultReadings,
    capabilities: ['importLog'],
  })
  expect(said).toContain('window.catchUp: What does a run import after days without a run?')
  expect(said).toContain('staging: azure-blob: ')
})

test('init does not change an existing file unless you ask for it', async () => {
  const file = await fileWith('mine')
  await expect(init('--file', file)).rejects.toThrow('use --force to replace it')
  expect(await readFile(file, 'utf8')).toBe('mine')
  await init('--file', file, '--force')
  expect(await readFile(file, 'utf8')).toContain('"my connector"')
})

test('the schema is found from wherever the file is', async () => {
  const here = await folder.subfolder('elsewhere')
  const file = join(here, 'conformance.json')
  await init('--file', file)
  const { $schema } = JSON.parse(await readFile(file, 'utf8'))
  expect(new URL($schema, `file://${file}`).pathname).toBe(
    join(process.cwd(), 'node_modules/mock-telemessage/docs/conformance.schema.json'),
  )
})
