import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type JsonReport, jsonReportSchema } from '../../report/index.ts'
import { builtProgram } from '../../runner/own-package.ts'

/** The clone that is tested. */
export const clone: string = fileURLToPath(new URL('../../../', import.meta.url))

/** The built command line, as a word for a shell. */
export const commandLine: string = `'${process.execPath}' '${builtProgram}'`

/**
 * PATH, with the folder of Python itself in front. A version manager puts a shell script in its place, which takes six times
 * as long to start as Python (0.36 s instead of 0.05 s); a whole run starts it hundreds of times.
 */
const path: string = await promisify(execFile)('python3', ['-c', 'import sys; print(sys.executable)']).then(
  ({ stdout }) => [dirname(stdout.trim()), process.env['PATH']].join(delimiter),
  // The test that asks for Python says so.
  () => process.env['PATH'] ?? '',
)

/** How a command ended. */
export interface Typed {
  exitCode: number
  /** Both streams, standard error last. */
  said: string
}

/** Runs a command in bash, in a folder. A killed command has the exit code -1. */
export function type(command: string, cwd: string, variables: Record<string, string> = {}): Promise<Typed> {
  const env = { PATH: path, HOME: process.env['HOME'], ...variables }
  return new Promise((resolve) => {
    execFile('bash', ['-c', command], { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const exitCode = typeof error?.code === 'number' ? error.code : error ? -1 : 0
      resolve({ exitCode, said: `${stdout}${stderr}` })
    })
  })
}

/** The report of a run. Throws an Error if the run left no report. */
export async function reportAt(path: string): Promise<JsonReport> {
  return jsonReportSchema.parse(JSON.parse(await readFile(path, 'utf8')))
}

/**
 * The results that are neither passed nor inapplicable by declaration, one line each; only for requirements on a
 * connector.
 */
export function troubles({ results }: JsonReport): string[] {
  return results
    .filter(({ verdict }) => ['fail', 'flaky', 'unknown', 'error', 'warn'].includes(verdict))
    .map(({ requirement, scenario, verdict, message, findings }) =>
      [verdict, requirement, scenario, message, ...findings.map(({ seen }) => seen)].join(' | '),
    )
}
