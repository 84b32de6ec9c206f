import { Command } from 'commander'
import {
  listOfSchema,
  dataConnectorPaths as paths,
  type ShownConnector,
  shownConnectorSchema,
} from '../../contract/index.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'

/** `mock-telemessage connectors list`. */
export function listCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('list').description('List the connectors: state, last and next run.'))
    .option('--json', 'print JSON')
    .action(async ({ json, ...flags }: ServerFlags & { json?: boolean }) => {
      const server = await openRunningServer(flags)
      const list = await server.ask({ method: 'GET', path: paths.connectors }, listOfSchema(shownConnectorSchema))
      if (json) terminal.print(`${JSON.stringify(list, null, 2)}\n`)
      else terminal.print(list.value.length === 0 ? 'There is no connector yet.\n' : connectorTable(list.value))
    })
}

function connectorTable(connectors: readonly ShownConnector[]): string {
  const rows = connectors.map(({ connectorId, name, state, lastRun, nextRunAt }) => [
    name,
    state,
    lastRun?.state ?? 'none',
    nextRunAt?.slice(0, 16).replace('T', ' ') ?? 'never',
    connectorId,
  ])
  return textTable(['name', 'state', 'last run', 'next run (UTC)', 'id'], rows)
}
