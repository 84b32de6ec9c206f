import { Command } from 'commander'
import {
  dataConnectorPaths as paths,
  type ShownConnector,
  shownConnectorSchema,
  shownRunSchema,
} from '../../contract/index.ts'
import { openRunningServer, type RunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { personAt } from './ask-person.ts'
import { connectorNamed } from './connector-named.ts'
import { connectorWords } from './connector-words.ts'
import { followRuns } from './follow-runs.ts'

interface ChangeFlags extends ServerFlags {
  json?: boolean
  follow?: boolean
  yes?: boolean
}

/** `mock-telemessage connectors run`, `pause`, `resume`, `delete`. */
export function changeCommands(terminal: Terminal): Command[] {
  return [runCommand(terminal), pauseCommand(terminal, true), pauseCommand(terminal, false), deleteCommand(terminal)]
}

function forConnector(
  name: string,
  description: string,
  act: (server: RunningServer, connector: ShownConnector, flags: ChangeFlags) => Promise<void>,
): Command {
  return addServerOptions(new Command(name).description(description))
    .argument('<connector>', 'name of the connector, or the beginning of its id')
    .option('--json', 'print JSON')
    .action(async (wanted: string, flags: ChangeFlags) => {
      const server = await openRunningServer(flags)
      await act(server, await connectorNamed(server, wanted), flags)
    })
}

function runCommand(terminal: Terminal): Command {
  const description = 'Start a connector now. With --follow, the exit code is 1 if the run is not done at its end.'
  return forConnector('run', description, async (server, { connectorId }, { json = false, follow = false }) => {
    const run = await server.ask({ method: 'POST', path: paths.runs, values: { connectorId } }, shownRunSchema)
    if (follow) {
      const values = { connectorId, runId: run.runId }
      const ended = await followRuns(terminal, server, { path: paths.runEvents, values }, json)
      terminal.end(ended.state === 'done' ? 0 : 1)
      return
    }
    terminal.print(json ? `${JSON.stringify(run, null, 2)}\n` : `${run.runId} has begun\n`)
  }).option('--follow', 'show its progress until its end')
}

function pauseCommand(terminal: Terminal, paused: boolean): Command {
  const [name, description] = paused
    ? ['pause', 'Do not start a connector by itself any more.']
    : ['resume', 'Start a paused connector once a day again.']
  return forConnector(name ?? '', description ?? '', async (server, { connectorId }, { json = false }) => {
    const question = { method: 'PATCH', path: paths.connector, values: { connectorId }, body: { paused } } as const
    const changed = await server.ask(question, shownConnectorSchema)
    terminal.print(json ? `${JSON.stringify(changed, null, 2)}\n` : connectorWords(terminal).list([changed]))
  })
}

function deleteCommand(terminal: Terminal): Command {
  const description = 'Delete a connector with its runs and import logs. What it imported stays.'
  return forConnector('delete', description, async (server, { connectorId, name }, { json = false, yes = false }) => {
    const person = personAt(terminal)
    if (!yes && person === undefined) {
      throw new UserError('not-confirmed', 'deleting takes the runs and import logs with it; confirm it with --yes')
    }
    const isSure = yes || (await person?.agrees(`Delete ${name} with its runs and import logs?`, false))
    person?.close()
    if (isSure) await server.tell({ method: 'DELETE', path: paths.connector, values: { connectorId } })
    const words = isSure ? `${name} is deleted; what it imported stays` : 'nothing was deleted'
    terminal.print(json ? `${JSON.stringify({ deleted: isSure, connectorId })}\n` : `${words}\n`)
  }).option('--yes', 'delete without asking')
}
