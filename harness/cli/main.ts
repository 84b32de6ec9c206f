#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { packageVersion } from './package-version.ts'
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
      process.stderr.write('\nInterrupted: nothing was judged, and the temporary files were deleted.\n')
      process.exit(exitCode)
    })
  })
}

// A reader such as head or less may close the pipe; that is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  void clearUp().then(() => process.exit(0))
})

/** In the order of the help. Loaded only when needed: a connector command that starts for every sync does not need the suite. */
const commands: Record<string, () => Promise<Command>> = {
  run: async () => (await import('./run/run-command.ts')).runCommand(terminal),
  prove: async () => (await import('./prove/prove-command.ts')).proveCommand(terminal),
  compare: async () => (await import('./compare/compare-command.ts')).compareCommand(terminal),
  requirements: async () => (await import('./requirements/requirements-command.ts')).requirementsCommand(terminal),
  init: async () => (await import('./init/init-command.ts')).initCommand(terminal),
  serve: async () => (await import('./serve/serve-command.ts')).serveCommand(terminal),
  'check-adapter': async () => (await import('./check-adapter/check-adapter-command.ts')).checkAdapterCommand(terminal),
  connector: async () => (await import('./connector/connector-command.ts')).connectorCommand(terminal),
}

const program = new Command('mock-telemessage')
  .description(
    'A mock TeleMessage site, a mock Microsoft 365 tenant, and the conformance suite for connectors between them.',
  )
  .version(packageVersion())
  .exitOverride()

const [, , name = ''] = process.argv
const wanted = Object.hasOwn(commands, name) ? [commands[name]] : Object.values(commands)

try {
  // Commander's own errors are thrown, so that a wrong option ends with 2; exit code 1 means a failed connector.
  for (const load of wanted) if (load !== undefined) program.addCommand((await load()).exitOverride())
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (!interruption.signal.aborted) {
    const advice = adviceFor(error)
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(
      advice === undefined
        ? `This is an error in mock-telemessage, not your mistake:\n${trace}\n`
        : `mock-telemessage: ${advice}\n`,
    )
    process.exitCode = 2
  }
} finally {
  await clearUp()
}
