import { Command } from 'commander'
import { ediscoveryPaths as paths } from '../../contract/index.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { caseNamed } from './served-case.ts'

/** `mock-telemessage case close`. */
export function closeCommand(terminal: Terminal): Command {
  return addServerOptions(
    new Command('close').description('Close a case, which turns its holds off.').argument('<case>', 'name or id'),
  ).action(async (name: string, flags: ServerFlags) => {
    const server = await openRunningServer(flags)
    const { id, displayName } = await caseNamed(server, name)
    await server.tell({ method: 'POST', path: paths.close, values: { caseId: id } })
    terminal.print(`${displayName} is closed, and holds nothing any more. A delay hold of 30 days follows.\n`)
  })
}
