import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { AskedRun } from '../../../console/kept-runs.ts'
import { type ProgressLine, progressLineSchema } from '../../progress-lines.ts'
import { fileNames } from './run-folder.ts'

/** The connector that `serve` was started with. */
export interface OwnConnector {
  /** Its options as arguments of `run`. */
  options: readonly string[]
  /** The same as a person types them. */
  words: string
  /** The folder in which `serve` was started: a command such as `python3 connector.py` is about it, and so is `conformance.json`. */
  folder: string
}

/** A process of `run`. */
export interface RunProcess {
  /** Fulfilled when it is gone. `exitCode` is null if a signal ended it, or if it could not be started. */
  ended: Promise<{ exitCode: number | null }>
  /** Asks it to end, and ends it if it does not. */
  stop(): void
}

/** A run takes its temporary files away before it ends. */
const stopMs = 10_000

/**
 * Starts `run`. What is typed is never part of a command line: each filter is an argument of its own, behind `--`, so that
 * none is taken for an option; the options of a connector come from the command line of `serve`. Lines are read from its output: if `serve` is killed, the next line has no reader, and the run ends, too.
 */
export async function startRunProcess(options: {
  /** The file of the program. */
  program: string
  /** A folder of its own, in which it works. */
  folder: string
  asked: AskedRun
  /** Absent: the reference connector. */
  own?: OwnConnector | undefined
  onLine: (line: ProgressLine) => void
}): Promise<RunProcess> {
  const { program, folder, own, onLine } = options
  const output = await open(join(folder, fileNames.output), 'w')
  const child = spawn(process.execPath, [program, ...wordsOf(options)], {
    cwd: own?.folder ?? folder,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', output.fd],
  })
  const kept = createWriteStream(join(folder, fileNames.progress))
  // What cannot be kept is still shown as long as the run goes on.
  kept.on('error', () => {})
  const lines = createInterface({ input: child.stdout as Readable })
  lines.on('line', (text) => {
    kept.write(`${text}\n`)
    const line = lineIn(text)
    if (line !== undefined) onLine(line)
  })
  let late: NodeJS.Timeout | undefined
  const ended = new Promise<{ exitCode: number | null }>((resolve) => {
    child.once('error', () => resolve({ exitCode: null }))
    child.once('close', (exitCode) => resolve({ exitCode }))
  }).then(async (end) => {
    clearTimeout(late)
    await new Promise<void>((resolve) => kept.end(() => resolve()).once('error', () => resolve()))
    await output.close()
    return end
  })
  return {
    ended,
    stop: () => {
      if (late !== undefined) return
      child.kill('SIGTERM')
      late = setTimeout(() => child.kill('SIGKILL'), stopMs)
    },
  }
}

function wordsOf({ folder, asked: { filters, seed, strict }, own }: Parameters<typeof startRunProcess>[0]): string[] {
  const [json, page] = [join(folder, fileNames.json), join(folder, fileNames.page)]
  const reports = ['--json', json, '--html', page, '--progress-json', '-']
  return [
    ...['run', ...reports, ...(own?.options ?? ['--no-conformance'])],
    ...(seed === undefined ? [] : ['--seed', String(seed)]),
    ...(strict ? ['--strict'] : []),
    ...['--', ...filters],
  ]
}

/** Undefined for what is no line: a later version may print more. */
export function lineIn(text: string): ProgressLine | undefined {
  try {
    return progressLineSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
