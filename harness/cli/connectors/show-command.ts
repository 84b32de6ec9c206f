import { Command } from 'commander'
import { listOfSchema, dataConnectorPaths as paths, shownRunSchema } from '../../contract/index.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { connectorNamed } from './connector-named.ts'
import { connectorWords, differenceLines } from './connector-words.ts'
import { followRuns } from './follow-runs.ts'

interface ShowFlags extends ServerFlags {
  json?: boolean
  follow?: boolean
}

/** So many runs are shown, newest first; the others are in `--json`. */
const runsMax = 10

/** `mock-telemessage connectors show`. */
export function showCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('show').description('Show a connector and its runs, with what was seen of them.'))
    .argument('<connector>', 'name of the connector, or the beginning of its id')
    .option('--follow', 'follow the run that runs now to its end, or wait for the first one')
    .option('--json', 'print JSON; with --follow, a line of JSON for each change')
    .action(async (wanted: string, { json = false, follow, ...flags }: ShowFlags) => {
      const server = await openRunningServer(flags)
      const connector = await connectorNamed(server, wanted)
      const { connectorId } = connector
      if (follow) {
        await followRuns(terminal, server, { path: paths.connectorEvents, values: { connectorId } }, json)
        return
      }
      const question = { method: 'GET', path: paths.runs, values: { connectorId } } as const
      const { value: runs } = await server.ask(question, listOfSchema(shownRunSchema))
      if (json) {
        terminal.print(`${JSON.stringify({ ...connector, runs }, null, 2)}\n`)
        return
      }
      const words = connectorWords(terminal)
      const [newest] = runs
      terminal.print(`${words.fields(connector)}\n${words.runs(runs.slice(0, runsMax))}`)
      if (newest) terminal.print(differenceLines(newest))
      if (newest?.message) terminal.print(`\n${newest.runId} said: ${newest.message}\n`)
    })
}
