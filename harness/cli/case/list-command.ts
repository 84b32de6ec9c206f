import { Command } from 'commander'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { everyCase } from './served-case.ts'

/** `mock-telemessage case list`. */
export function listCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('list').description('List the cases: state, when they were created and closed.'))
    .option('--json', 'print JSON')
    .action(async ({ json, ...flags }: ServerFlags & { json?: boolean }) => {
      const cases = await everyCase(await openRunningServer(flags))
      if (json) return terminal.print(`${JSON.stringify({ value: cases }, null, 2)}\n`)
      const rows = cases.map(({ id, displayName, status, createdDateTime, closedDateTime }) => [
        ...[
          displayName,
          status,
          minuteOf(createdDateTime),
          closedDateTime === null ? '' : minuteOf(closedDateTime),
          id,
        ],
      ])
      terminal.print(
        rows.length === 0
          ? 'There is no case yet.\n'
          : textTable(['name', 'state', 'created (UTC)', 'closed (UTC)', 'id'], rows),
      )
    })
}

function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}
