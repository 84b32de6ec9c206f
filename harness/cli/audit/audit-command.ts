import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { exportCommand } from './export-command.ts'
import { listCommand } from './list-command.ts'
import { verifyCommand } from './verify-command.ts'

const examples = `
Examples:
  $ mock-telemessage audit list                          the newest entries of the server that runs in this folder
  $ mock-telemessage audit list --operation HardDelete   what was deleted for good, and by whom
  $ mock-telemessage audit export --output audit.jsonl   the whole log, and the digest of its last entry
  $ mock-telemessage audit verify audit.jsonl            every entry that was altered, removed, moved or repeated
  $ mock-telemessage audit verify audit.jsonl --head 5f0c…   also whether entries are missing at the end

list and export talk to the mock-telemessage serve of the data folder (--data), as its administrator. verify FILE needs no server.`

/** `mock-telemessage audit`: who did what in the tenant of a running `serve`, in a log that can be verified. */
export function auditCommand(terminal: Terminal): Command {
  return new Command('audit')
    .addCommand(listCommand(terminal))
    .addCommand(exportCommand(terminal))
    .addCommand(verifyCommand(terminal))
    .addHelpText('after', examples)
}
