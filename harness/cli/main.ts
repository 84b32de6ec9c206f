#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { checkAdapterCommand } from './check-adapter-command.ts'
import { compareCommand } from './compare-command.ts'
import { connectorCommand } from './connector-command.ts'
import { initCommand } from './init-command.ts'
import { packageVersion } from './package-version.ts'
import { proveCommand } from './prove-command.ts'
import { requirementsCommand } from './requirements-command.ts'
import { runCommand } from './run-command.ts'
import { serveCommand } from './serve/serve-command.ts'
import type { Terminal } from './terminal.ts'
import { adviceFor } from './user-error.ts'

// The chat-export parser reads local times in the process's own zone, which must not depend on the machine.
process.env['TZ'] = 'UTC'

const interruption = new AbortController()
let endWait: (() => void) | undefined
const clearUps: (() => Promise<void>)[] = []

const terminal: Terminal = {
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
  onExit: (clearUp) => {
    clearUps.push(clearUp)
  },
}

const clearUp = async (): Promise<void> => {
  await Promise.allSettled(clearUps.splice(0).map((one) => one()))
}

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
      process.stderr.write('\nInterrupted: nothing was judged, and the temporary files are gone.\n')
      process.exit(exitCode)
    })
  })
}

// A reader that has seen enough (head, less) closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  void clearUp().then(() => process.exit(0))
})

/** Commander's own errors are thrown, so that a wrong option ends with 2 and not with 1, which means a failed connector. */
const subcommands = [
  runCommand(terminal),
  proveCommand(terminal),
  compareCommand(terminal),
  requirementsCommand(terminal),
  initCommand(terminal),
  serveCommand(terminal),
  checkAdapterCommand(terminal),
  connectorCommand(terminal),
].map((command) => command.exitOverride())

const program = new Command('mock-telemessage')
  .description(
    'A mock TeleMessage site, a mock Microsoft 365 tenant, and the conformance suite for what connects them.',
  )
  .version(packageVersion())
  .exitOverride()
for (const command of subcommands) program.addCommand(command)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (!interruption.signal.aborted) {
    const advice = adviceFor(error)
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(
      advice === undefined
        ? `This is a mistake of mock-telemessage, not yours:\n${trace}\n`
        : `mock-telemessage: ${advice}\n`,
    )
    process.exitCode = 2
  }
} finally {
  await clearUp()
}
