import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { closeCommand } from './close-command.ts'
import { createCommand } from './create-command.ts'
import { exportCommand } from './export-command.ts'
import { listCommand } from './list-command.ts'
import { showCommand } from './show-command.ts'

const examples = `
Examples:
  $ mock-telemessage case list                                   the eDiscovery cases of the server that runs in this folder
  $ mock-telemessage case create 'Contoso v. Fabrikam' \\
      --custodian asha.menon@contoso.example --hold               a case that holds the mailbox of a custodian
  $ mock-telemessage case show 'Contoso v. Fabrikam'             its custodians, holds, searches and exports
  $ mock-telemessage case export 'Contoso v. Fabrikam' \\
      --query 'kind:externaldata AND dinner' --output dinner.zip  what a search finds, with a manifest of digests
  $ mock-telemessage case close 'Contoso v. Fabrikam'            turns its holds off

The commands talk to the mock-telemessage serve of the data folder (--data), as its administrator. Cases need the role
Case Management, searches Compliance Search, and exports Export. The role group eDiscovery Manager has all three.`

/** `mock-telemessage case`: the eDiscovery cases of a running `serve`. */
export function caseCommand(terminal: Terminal): Command {
  const command = new Command('case')
  for (const each of [listCommand, createCommand, showCommand, exportCommand, closeCommand]) {
    command.addCommand(each(terminal))
  }
  return command.addHelpText('after', examples)
}
