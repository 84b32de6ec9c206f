import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { jsonReportSchema } from '../../report/index.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { runCommand } from './run-command.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

/** Types `run` on a terminal that shows the progress; returns what was printed and each state of the progress. */
async function typed(words: string[]): Promise<{ printed: string; progress: [number, number][] }> {
  const clearUps: (() => Promise<void>)[] = []
  const progress: [number, number][] = []
  const write = (text: string): void => {
    for (const [, done, total, again] of text.matchAll(/(\d+)\/(\d+) (again, alone)?/g)) {
      // What is red is played again, alone, after all were played; it is counted from the beginning.
      if (again === undefined) progress.push([Number(done), Number(total)])
    }
  }
  const { terminal, printed } = sampleTerminal({
    errors: { isTTY: true, columns: 200, write },
    onExit: (clearUp) => clearUps.push(clearUp),
  })
  await runCommand(terminal).parseAsync(words, { from: 'user' })
  await Promise.all(clearUps.map((clearUp) => clearUp()))
  return { printed: printed(), progress }
}

test('the list, the progress and the reports of one run count the same scenarios and results', async () => {
  const at = (name: string) => join(folder.path, name)
  const declaration = {
    connector: { name: 'without a log', version: '1' },
    capabilities: [],
    // FLD turns red, and its scenarios have several results each.
    readings: { 'folder.parent': 'inbox' },
  }
  await writeFile(at('conformance.json'), JSON.stringify(declaration))
  // LOG-1 is left out by the declaration, and no scenario plays TEN-1.
  const asked = ['FLD', 'MAP-15', 'LOG-1', 'TEN-1', '--conformance', at('conformance.json')]
  const listed = (await typed([...asked, '--list'])).printed.trimEnd().split('\n')
  const toPlay = listed.filter((line) => !line.includes('(not played here'))
  const reports = ['json', 'html', 'junit', 'markdown'].flatMap((name) => [`--${name}`, at(name)])
  const { printed, progress } = await typed([...asked, ...reports])

  const { results, totals } = jsonReportSchema.parse(JSON.parse(await readFile(at('json'), 'utf8')))
  const played = new Set(results.flatMap(({ scenario }) => scenario ?? []))
  expect(listed.length).toBeGreaterThan(toPlay.length)
  expect(results.length).toBeGreaterThan(played.size)
  expect(totals.fail).toBeGreaterThan(0)

  expect([...played].toSorted()).toEqual(toPlay.map((line) => line.split(' ')[0]).toSorted())
  expect(progress).toEqual(toPlay.map((_, index) => [index + 1, toPlay.length]))
  const size = `${played.size} scenarios, ${results.length} results`
  expect(printed).toContain(`s for ${size}\n`)
  expect(await readFile(at('html'), 'utf8')).toContain(`${size} in `)
  expect(await readFile(at('markdown'), 'utf8')).toContain(`, ${size} in `)
  expect(await readFile(at('junit'), 'utf8')).toContain(` tests="${results.length}" `)
})
