import { Command } from 'commander'
import { createConnector } from '../../../connector/index.ts'
import type { Terminal } from '../terminal.ts'
import { exitCodeOfSync } from './exit-codes.ts'
import { runConnectorCommand } from './run-connector-command.ts'

const examples = `
Examples:
  $ . .mock-telemessage/connector.env && mock-telemessage connector sync
  $ mock-telemessage run MAP --connector-command "mock-telemessage connector sync"

All its settings are in environment variables that begin with MT_. Its log goes to standard error.
Exit codes: 0 done; 75 try again later; 1 failed. Ctrl-C ends it between two copies; the next sync continues from there.`

/** `mock-telemessage connector`: the reference connector alone, run in the same way as any other connector. */
export function connectorCommand(terminal: Terminal): Command {
  const sync = new Command('sync')
    .description('Run one daily sync with the settings in the environment.')
    .addHelpText('after', examples)
    .action(async () => {
      terminal.end(await syncOnce(terminal))
    })
  return new Command('connector').addCommand(sync).addCommand(runConnectorCommand(terminal))
}

async function syncOnce(terminal: Terminal): Promise<number> {
  const stop = new AbortController()
  void terminal.untilInterrupted().then(() => stop.abort())
  const { status, message } = await createConnector(terminal.environment).sync({ signal: stop.signal })
  terminal.print(`${status}: ${message}\n`)
  return exitCodeOfSync[status]
}
