import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { listCommand } from './list-command.ts'

const examples = `
Examples:
  $ mock-telemessage connectors list          the Connectors tab of the server that runs in this folder
  $ mock-telemessage connectors list --json   the same for programs

The commands talk to the mock-telemessage serve of the data folder (--data), as its administrator.`

/** `mock-telemessage connectors`: the Data connectors page of a running `serve`. */
export function connectorsCommand(terminal: Terminal): Command {
  return new Command('connectors').addCommand(listCommand(terminal)).addHelpText('after', examples)
}
