import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { type ProgressLine, progressLineSchema } from '../progress-lines.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { openProgressJson } from './progress-json.ts'
import { runCommand } from './run-command.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())
const at = (name: string): string => join(folder.path, name)

/** Types a run of three cheap scenarios with two results red by declaration; returns what went to each output. */
async function typed(path: string): Promise<{ printed: string; errors: string; exitCode: number | undefined }> {
  const clearUps: (() => Promise<void>)[] = []
  let errors = ''
  const write = (text: string): void => {
    errors += text
  }
  const { terminal, printed, exitCode } = sampleTerminal({
    errors: { write },
    onExit: (clearUp) => clearUps.push(clearUp),
  })
  const reports = ['--json', at('r.json'), '--html', at('r.html')]
  const words = ['FLD-1', 'MAP-4', '--seed', '7', '--no-conformance', '--progress-json', path, ...reports]
  await runCommand(terminal).parseAsync(words, { from: 'user' })
  await Promise.all(clearUps.map((clearUp) => clearUp()))
  return { printed: printed(), errors, exitCode: exitCode() }
}

const linesOf = (text: string): ProgressLine[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => progressLineSchema.parse(JSON.parse(line)))

test('with -, the output is nothing but lines: what is played, each scenario as it is judged, the exit code', async () => {
  const { printed, errors, exitCode } = await typed('-')
  const [begun, ...others] = linesOf(printed)
  const last = others.pop()
  if (begun?.event !== 'begun') throw new Error('the first line is another one')
  expect(begun).toMatchObject({ schemaVersion: 1, seed: 7, day: null })
  expect(begun.scenarios.length).toBeGreaterThan(1)
  expect(last).toEqual({ event: 'ended', exitCode })
  const judged = others.flatMap((line) => (line.event === 'judged' ? [line] : []))
  expect(judged.map(({ scenario }) => scenario).toSorted()).toEqual(
    begun.scenarios.map(({ scenario }) => scenario).toSorted(),
  )
  // The lines say what the report says.
  const report = JSON.parse(await readFile(at('r.json'), 'utf8'))
  for (const { scenario, results } of judged)
    for (const { requirement, verdict, message } of results)
      expect(report.results).toContainEqual(expect.objectContaining({ scenario, requirement, verdict, message }))
  expect(errors).toContain('requirements pass')
})

test('with a file, the lines are in it, and the words on the output as without it', async () => {
  const { printed, exitCode } = await typed(at('lines.jsonl'))
  expect(printed).toContain('requirements pass')
  const lines = linesOf(await readFile(at('lines.jsonl'), 'utf8'))
  expect([lines.at(0)?.event, lines.at(-1)]).toEqual(['begun', { event: 'ended', exitCode }])
})

test('lines that cannot be written stop nothing, and are said at the end', async () => {
  const { terminal } = sampleTerminal()
  const lines = openProgressJson(terminal, folder.path)
  lines.begin({ seed: 1, connector: 'c', day: null, scenarios: [] })
  lines.judged?.('MAP-4/x', [])
  expect(await lines.end(0)).toEqual([
    `progress lines: cannot write ${folder.path}: this is a folder; name a file in it`,
  ])
})
