import { Command } from 'commander'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { listedConnectors } from './connector-named.ts'
import { connectorWords } from './connector-words.ts'

/** `mock-telemessage connectors list`. */
export function listCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('list').description('List the connectors: state, last and next run.'))
    .option('--json', 'print JSON')
    .action(async ({ json, ...flags }: ServerFlags & { json?: boolean }) => {
      const value = await listedConnectors(await openRunningServer(flags))
      terminal.print(json ? `${JSON.stringify({ value }, null, 2)}\n` : connectorWords(terminal).list(value))
    })
}
