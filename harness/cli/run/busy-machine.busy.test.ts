import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isWhole, shareOf } from '../../../scenarios/sample-share.ts'
import { requirements } from '../../catalogue/index.ts'
import { builtProgram } from '../../runner/own-package.ts'

// Goal: a right connector passes on a machine that is five times slower, because four other programs use each processor.

const programsPerProcessor = 4
const onConnectors = requirements.filter(({ subject }) => subject === 'connector').map(({ id }) => id)
/** Without a share it is the suite as it is typed, with no requirement named. */
const chosen = shareOf(onConnectors)
const others: ChildProcess[] = []

beforeAll(() => {
  for (let count = 0; count < programsPerProcessor * availableParallelism(); count += 1) {
    others.push(spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }))
  }
})
afterAll(async () => {
  for (const other of others) other.kill('SIGKILL')
  await Promise.all(others.map((other) => (other.exitCode ?? other.signalCode) === null && once(other, 'exit')))
})

test('the reference connector passes while every processor is busy', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mock-telemessage-busy-'))
  try {
    const report = join(folder, 'report.json')
    const words = [builtProgram, 'run', ...(isWhole ? [] : chosen), '--seed', '20260314', '--json', report]
    const ended = await promisify(execFile)(process.execPath, words, { cwd: folder, maxBuffer: 16 * 1024 * 1024 }).then(
      () => 0,
      ({ code }: { code: unknown }) => code,
    )
    const { results } = JSON.parse(await readFile(report, 'utf8')) as {
      results: { requirement: string; verdict: string }[]
    }
    const judged = ['pass', 'inapplicable', 'not-covered']
    expect(results.filter(({ verdict }) => !judged.includes(verdict))).toEqual([])
    const judgedIds = new Set(results.map(({ requirement }) => requirement))
    expect(chosen.filter((id) => !judgedIds.has(id))).toEqual([])
    expect(ended).toBe(0)
  } finally {
    await rm(folder, { recursive: true })
  }
})
