import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStopwatch } from '../control/clock.ts'
import { builtProgram } from '../runner/own-package.ts'
import type { Benchmark } from './benchmark.ts'
import { figure } from './figure.ts'

const secondsMax = 60

/** Measures the whole suite with the reference connector, as `npm start` runs it. */
export const wholeSuite: Benchmark = {
  name: 'suite',
  measures: 'the whole suite with the reference connector',
  takes: 'a minute',
  measure: async ({ progress }) => {
    progress.show('suite: one day and every scenario')
    const seconds = await secondsOfSuite()
    const name = 'seconds of the whole suite, compared with a minute'
    return [figure({ name, value: seconds, bound: secondsMax, unit: 's', target: 1, sense: 'at most' })]
  },
}

async function secondsOfSuite(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mock-telemessage-bench-'))
  try {
    const reports = ['--json', join(folder, 'report.json'), '--html', join(folder, 'report.html')]
    const words = [builtProgram, 'run', '--seed', '1', '--no-conformance', ...reports]
    const elapsedMs = startStopwatch()
    const [code] = await once(spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit')
    // Code 2 means that something was not judged. If the suite fails or stops early, its time is not comparable.
    if (code !== 0 && code !== 2) throw new Error(`the suite ends with exit code ${code}: make it pass first`)
    return elapsedMs() / 1000
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
