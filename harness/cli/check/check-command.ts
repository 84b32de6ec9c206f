import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { checkExportCommand } from './check-export-command.ts'
import { checkMappingCommand } from './check-mapping-command.ts'

/** `mock-telemessage check`: files of administrators and users, checked without a run. Each subcommand checks one kind of file. */
export function checkCommand(terminal: Terminal): Command {
  return new Command('check')
    .description('Check a chat export or a custom mapping file before a run uses it.')
    .addCommand(checkExportCommand(terminal))
    .addCommand(checkMappingCommand(terminal))
}
