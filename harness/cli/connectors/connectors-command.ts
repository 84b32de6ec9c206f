import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { changeCommands } from './change-commands.ts'
import { createCommand } from './create-command.ts'
import { listCommand } from './list-command.ts'
import { logCommand } from './log-command.ts'
import { showCommand } from './show-command.ts'

const examples = `
Examples:
  $ mock-telemessage connectors create                 asks step by step
  $ mock-telemessage connectors list
  $ mock-telemessage connectors show "WhatsApp of Contoso" --follow
  $ mock-telemessage connectors run "WhatsApp of Contoso" --follow
  $ mock-telemessage connectors log "WhatsApp of Contoso" > import-log.jsonl
  $ mock-telemessage connectors list --json --data other-folder

The commands talk to the mock-telemessage serve of the data folder (--data), as its administrator. A connector is named by its
name or by the beginning of its id. Exit codes: 0 done; 1 a run that was followed failed; 2 refused, or the command was wrong.`

/** `mock-telemessage connectors`: the Data connectors page of a running `serve`. */
export function connectorsCommand(terminal: Terminal): Command {
  const command = new Command('connectors').addHelpText('after', examples)
  const parts = [
    ...[listCommand(terminal), createCommand(terminal), showCommand(terminal)],
    ...[...changeCommands(terminal), logCommand(terminal)],
  ]
  for (const part of parts) command.addCommand(part)
  return command
}
