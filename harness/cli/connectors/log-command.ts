import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { listOfSchema, dataConnectorPaths as paths, shownRunSchema } from '../../contract/index.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { connectorNamed } from './connector-named.ts'

interface LogFlags extends ServerFlags {
  json?: boolean
  run?: string
}

/** `mock-telemessage connectors log`. */
export function logCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('log').description('Print the import log of a run, as the connector wrote it.'))
    .argument('<connector>', 'name of the connector, or the beginning of its id')
    .option('--run <id>', 'another run than the last one that has ended')
    .option('--json', 'print one JSON array instead of a line for each record')
    .action(async (wanted: string, { json = false, run, ...flags }: LogFlags) => {
      const server = await openRunningServer(flags)
      const { connectorId, name } = await connectorNamed(server, wanted)
      const question = { method: 'GET', path: paths.runs, values: { connectorId } } as const
      const { value: runs } = await server.ask(question, listOfSchema(shownRunSchema))
      const runId = run ?? runs.find(({ endedAt }) => endedAt !== null)?.runId
      if (runId === undefined)
        throw new UserError('no-run', `no run of ${name} has ended yet, so there is no import log`)
      const { body } = await server.open({ method: 'GET', path: paths.runLog, values: { connectorId, runId } })
      const log = await text(body)
      terminal.print(json ? `${JSON.stringify(recordsIn(log), null, 2)}\n` : log)
    })
}

/** The connector may have written anything. A line that is not JSON stays a text. */
function recordsIn(log: string): unknown[] {
  const lines = log.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => {
    try {
      return JSON.parse(line)
    } catch {
      return line
    }
  })
}
