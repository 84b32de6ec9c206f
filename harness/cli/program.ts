import { Command, CommanderError } from 'commander'
import { packageVersion } from './package-version.ts'
import type { Terminal } from './terminal.ts'
import { adviceFor } from './user-error.ts'

interface CommandEntry {
  name: string
  description: string
  /** Loads a command only when it is needed: `connector sync` is started for every sync and does not need the suite. */
  load(terminal: Terminal): Promise<Command>
}

/** In the order of the help text. */
const entries: CommandEntry[] = [
  {
    name: 'run',
    description: 'Capture a day of WhatsApp messages, run the connector, audit every mailbox, play the scenarios.',
    load: async (terminal) => (await import('./run/run-command.ts')).runCommand(terminal),
  },
  {
    name: 'prove',
    description: 'Play the scenarios with connectors that have one fault each, and show which requirements turn red.',
    load: async (terminal) => (await import('./prove/prove-command.ts')).proveCommand(terminal),
  },
  {
    name: 'compare',
    description: 'Compare two JSON reports of run: which checks now fail, now pass, vanished or are new.',
    load: async (terminal) => (await import('./compare/compare-command.ts')).compareCommand(terminal),
  },
  {
    name: 'requirements',
    description: 'List the requirements: their weight, source, readings and scenarios, and what they cannot show.',
    load: async (terminal) => (await import('./requirements/requirements-command.ts')).requirementsCommand(terminal),
  },
  {
    name: 'init',
    description: 'Write a conformance.json, in which the maker of a connector declares what the suite must test.',
    load: async (terminal) => (await import('./init/init-command.ts')).initCommand(terminal),
  },
  {
    name: 'serve',
    description:
      'Serve the mock TeleMessage site and the mock tenant on this machine, with a demo organisation in them.',
    load: async (terminal) => (await import('./serve/serve-command.ts')).serveCommand(terminal),
  },
  {
    name: 'connectors',
    description:
      'The Data connectors page of a running serve: create, list, show, run, pause, resume and delete connectors.',
    load: async (terminal) => (await import('./connectors/connectors-command.ts')).connectorsCommand(terminal),
  },
  {
    name: 'search',
    description: 'Find items in the mailboxes of a running serve, in the Keyword Query Language of content searches.',
    load: async (terminal) => (await import('./search/search-command.ts')).searchCommand(terminal),
  },
  {
    name: 'mailbox',
    description: 'The mailboxes of a running serve as files: list, export and import them.',
    load: async (terminal) => (await import('./mailbox/mailbox-command.ts')).mailboxCommand(terminal),
  },
  {
    name: 'case',
    description: 'The eDiscovery cases of a running serve: create, show, export and close them.',
    load: async (terminal) => (await import('./case/case-command.ts')).caseCommand(terminal),
  },
  {
    name: 'audit',
    description: 'The audit log of a running serve: list its entries, export it, and verify that nobody changed it.',
    load: async (terminal) => (await import('./audit/audit-command.ts')).auditCommand(terminal),
  },
  {
    name: 'hold',
    description: 'The holds of a running serve: place a mailbox on Litigation Hold, list, show and release.',
    load: async (terminal) => (await import('./holds/hold-command.ts')).holdCommand(terminal),
  },
  {
    name: 'retention',
    description: 'The retention policies of a running serve: create, list, delete, and run the assistant.',
    load: async (terminal) => (await import('./retention/retention-command.ts')).retentionCommand(terminal),
  },
  {
    name: 'data',
    description: 'Check or repair what serve keeps: its data folder, or its data base.',
    load: async (terminal) => (await import('./data/data-command.ts')).dataCommand(terminal),
  },
  {
    name: 'evidence',
    description: 'Follow one item of a running serve from its capture to an export, with its digest at each place.',
    load: async (terminal) => (await import('./evidence/evidence-command.ts')).evidenceCommand(terminal),
  },
  {
    name: 'check',
    description: 'Check a file before a run: a chat export, line by line, or a custom mapping file, row by row.',
    load: async (terminal) => (await import('./check/check-command.ts')).checkCommand(terminal),
  },
  {
    name: 'check-adapter',
    description: 'Check step by step whether the suite can run your own connector, with the smallest possible day.',
    load: async (terminal) => (await import('./check-adapter/check-adapter-command.ts')).checkAdapterCommand(terminal),
  },
  {
    name: 'connector',
    description: 'Run the reference connector alone.',
    load: async (terminal) => (await import('./connector/connector-command.ts')).connectorCommand(terminal),
  },
]

/**
 * Runs the command that the user typed after `mock-telemessage`, and passes the exit code to the terminal. A mistake
 * that the user can correct becomes one message and exit code 2, because 1 means that a connector failed. An error of
 * ours is thrown.
 */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<void> {
  try {
    const program = await programFor(args, terminal)
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    const isHelp = error instanceof CommanderError && error.exitCode === 0
    const advice = adviceFor(error)
    const isTold = error instanceof CommanderError || terminal.interrupted.aborted
    if (!isTold && advice === undefined) throw error
    terminal.end(isHelp ? 0 : 2)
    if (!isTold) terminal.errors.write(`mock-telemessage: ${advice}\n`)
  }
}

/** The program with the typed command complete. Of the other commands it has only what the help shows. */
async function programFor(args: readonly string[], terminal: Terminal): Promise<Command> {
  const program = new Command('mock-telemessage')
    .description(
      'A mock TeleMessage site, a mock Microsoft 365 tenant, and the conformance suite for connectors between them.',
    )
    .version(packageVersion())
  const typed = args[0] === 'help' ? args[1] : args[0]
  for (const { name, description, load } of entries) {
    const command = name === typed ? await load(terminal) : new Command(name)
    program.addCommand(command.description(description))
  }
  return settled(program, terminal)
}

/** Commander throws its own errors here, so that a wrong option ends with 2, and its texts go to the terminal. */
function settled(command: Command, terminal: Terminal): Command {
  command.exitOverride().configureOutput({
    writeOut: terminal.print,
    writeErr: (text) => {
      terminal.errors.write(text)
    },
    // In the same form as all other messages.
    outputError: (text, write) => write(text.replace(/^error: /, 'mock-telemessage: ')),
  })
  for (const each of command.commands) settled(each, terminal)
  return command
}
