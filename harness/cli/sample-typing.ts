import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { expect } from 'vitest'
import type { createWorkFolder } from '../runner/index.ts'
import { builtProgram } from '../runner/own-package.ts'
import { runProgram } from './program.ts'
import type { TerminalStream } from './terminal.ts'

type WorkFolder = Awaited<ReturnType<typeof createWorkFolder>>

/** Only for tests: what a command printed, how it ended, and the empty folder in which it ran. */
export interface Typed {
  exitCode: number
  stdout: string
  stderr: string
  cwd: string
}

/** Environment variables besides PATH and TMPDIR; `cwd` if the folder must not be empty. */
export interface TypedWhere {
  environment?: Record<string, string>
  cwd?: string
}

/**
 * Runs commands in the process of the test, which is ten times as fast as one process for each. It changes the working
 * folder and the temporary folder of the process. So it is only for files named `*.commands.test.ts`, which have a
 * process to themselves.
 */
export function typingIn(folder: WorkFolder): (args: string[], where?: TypedWhere) => Promise<Typed> {
  return (args, where = {}) => inEmptyFolder(folder, where, inThisProcess(args))
}

/** Runs commands as a user does: the built program, in its own process. */
export function typingBuiltIn(folder: WorkFolder): (args: string[], where?: TypedWhere) => Promise<Typed> {
  return (args, where = {}) => inEmptyFolder(folder, where, inOwnProcess(args))
}

type Carry = (place: { cwd: string; environment: Record<string, string> }) => Promise<Omit<Typed, 'cwd'>>

/** Runs a command, and checks that it left no temporary files. */
async function inEmptyFolder(folder: WorkFolder, where: TypedWhere, carry: Carry): Promise<Typed> {
  const cwd = where.cwd ?? (await folder.subfolder('cwd'))
  const temporary = await folder.subfolder('tmp')
  const environment = { PATH: process.env['PATH'] ?? '', TMPDIR: temporary, ...where.environment }
  const typed = await carry({ cwd, environment })
  expect(await readdir(temporary), 'temporary files left behind').toEqual([])
  return { ...typed, cwd }
}

function inThisProcess(args: string[]): Carry {
  return async ({ cwd, environment }) => {
    const before = { cwd: process.cwd(), temporary: process.env['TMPDIR'] }
    const output = printed()
    const errors = printed()
    const clearUps: (() => Promise<void>)[] = []
    let exitCode = 0
    process.chdir(cwd)
    process.env['TMPDIR'] = environment['TMPDIR']
    try {
      await runProgram(args, {
        output: output.stream,
        errors: errors.stream,
        environment,
        print: (text) => output.stream.write(text),
        interrupted: new AbortController().signal,
        untilInterrupted: () => new Promise(() => {}),
        onExit: (clearUp) => {
          clearUps.push(clearUp)
        },
        onCrash: () => {},
        end: (code) => {
          exitCode = code
        },
      })
      await Promise.all(clearUps.map((clearUp) => clearUp()))
    } finally {
      process.chdir(before.cwd)
      if (before.temporary === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before.temporary
    }
    return { exitCode, stdout: output.text(), stderr: errors.text() }
  }
}

function inOwnProcess(args: string[]): Carry {
  return ({ cwd, environment }) =>
    new Promise((resolve) => {
      const options = { cwd, env: environment, maxBuffer: 64 * 1024 * 1024 }
      execFile(process.execPath, [builtProgram, ...args], options, (error, stdout, stderr) => {
        resolve({ exitCode: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr })
      })
    })
}

/** A pipe that keeps its text. */
function printed(): { stream: TerminalStream; text: () => string } {
  let text = ''
  const write = (more: string): void => {
    text += more
  }
  return { stream: { write }, text: () => text }
}
