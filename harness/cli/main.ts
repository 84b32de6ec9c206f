#!/usr/bin/env node
import { createCrash } from './crash.ts'
import { runProgram } from './program.ts'
import type { Terminal } from './terminal.ts'

// The result must not depend on the time zone of the machine.
process.env['TZ'] = 'UTC'

const interruption = new AbortController()
let endWait: (() => void) | undefined
const clearUps: (() => Promise<void>)[] = []
const atLasts: (() => void)[] = []

const crash = createCrash({
  print: (text) => process.stderr.write(text),
  stop: (error) => interruption.abort(error),
  clearUp: () => clearUp(),
  exit: (exitCode) => process.exit(exitCode),
})
// Errors that no code caught, also of libraries and rejected promises. Node.js would end with 1, which means that a
// connector failed.
for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => void crash.end(error))

const terminal: Terminal = {
  // Opened only by a command that asks.
  get input() {
    return process.stdin
  },
  output: process.stdout,
  errors: process.stderr,
  environment: process.env,
  print: (text) => {
    process.stdout.write(text)
  },
  interrupted: interruption.signal,
  untilInterrupted: () =>
    new Promise((resolve) => {
      endWait = resolve
    }),
  onExit: (clearUp, atLast) => {
    clearUps.push(clearUp)
    if (atLast !== undefined) atLasts.push(atLast)
  },
  end: (exitCode) => {
    process.exitCode = exitCode
  },
  onCrash: crash.onCrash,
}

const clearUp = async (): Promise<void> => {
  await Promise.allSettled(clearUps.splice(0).map((one) => one()))
}

process.once('exit', () => {
  for (const one of atLasts) {
    try {
      one()
    } catch {
      // A failure here cannot be repaired any more, and an error would change the exit code.
    }
  }
})

for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    if (endWait !== undefined) {
      endWait()
      return
    }
    interruption.abort(new Error('interrupted'))
    void clearUp().then(() => {
      process.stderr.write('\nInterrupted: nothing was judged, and the temporary files were deleted.\n')
      process.exit(exitCode)
    })
  })
}

// A reader such as head or less may close the pipe. That is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  void clearUp().then(() => process.exit(0))
})

try {
  await runProgram(process.argv.slice(2), terminal)
} catch (error) {
  await crash.end(error)
} finally {
  await clearUp()
}
