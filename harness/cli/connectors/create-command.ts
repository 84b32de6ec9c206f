import { Command } from 'commander'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { personAt } from './ask-person.ts'
import { connectorWords } from './connector-words.ts'
import { type CreateFlags, entriesFrom } from './create-entries.ts'
import { demandRole } from './missing-role.ts'
import { walkThroughWizard } from './wizard.ts'

const examples = `
Examples:
  $ mock-telemessage connectors create        asks step by step on a terminal
  $ mock-telemessage connectors create --add-role --accept-terms --username archive-admin \\
      --password-file password.txt --automatic --name "WhatsApp of Contoso"
  $ MT_TELEMESSAGE_PASSWORD=… mock-telemessage connectors create …   instead of a file

There is no option for the password itself: other users of the machine see the options of a command. In a pipe nothing is asked,
and whatever is missing is named. If a step is refused, nothing is left behind.`

/** `mock-telemessage connectors create`: the wizard of the page. */
export function createCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('create').description('Create a connector, as the wizard of the page does.'))
    .option('--product <id>', 'product of the page; without it, the only one')
    .option('--accept-terms', 'accept the terms of service, with the notice on third-party data')
    .option('--username <name>', 'administration account of TeleMessage; or MT_TELEMESSAGE_USERNAME')
    .option('--password-file <file>', 'file with its password; or MT_TELEMESSAGE_PASSWORD')
    .option('--automatic', "map by the User's Email address")
    .option('--mapping-file <file>', 'custom mapping file (CSV)')
    .option('--name <name>', 'name of the connector')
    .option('--description <text>', 'description of the connector')
    .option('--add-role', 'if you lack the role Mailbox Import Export, add it to Organization Management')
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action(async ({ json = false, ...flags }: ServerFlags & CreateFlags & { json?: boolean }) => {
      const person = personAt(terminal)
      try {
        const entries = entriesFrom(flags, terminal, person)
        const server = await openRunningServer(flags)
        await demandRole(server, {
          person,
          mayAdd: flags.addRole ?? false,
          hear: (text) => terminal.errors.write(text),
        })
        const connector = await walkThroughWizard(server, entries)
        const { fields } = connectorWords(terminal)
        terminal.print(
          json ? `${JSON.stringify(connector, null, 2)}\n` : `The connector is created.\n\n${fields(connector)}`,
        )
      } finally {
        person?.close()
      }
    })
}
