import { Command } from 'commander'
import { z } from 'zod'
import { filledMailboxSchema } from '../../control/control-plane/filled-mailbox.ts'
import { openRunningControl } from '../running-server/running-control.ts'
import { addDataOption } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { exportCommand } from './export-command.ts'
import { importCommand } from './import-command.ts'

const examples = `
Examples:
  $ mock-telemessage mailbox list
  $ mock-telemessage mailbox export asha@contoso.example --format eml --to asha.zip
  $ mock-telemessage mailbox export asha@contoso.example --format maildir --to asha-maildir --folder "WhatsApp Archiver"
  $ mock-telemessage mailbox export asha@contoso.example --format mbox --to deal.zip --search '"quarterly budget"'
  $ mock-telemessage mailbox import ben@contoso.example asha.zip --folder "From Asha"
  $ mock-telemessage mailbox import asha@contoso.example asha.zip --data .other-server

Only jsonl carries every property of a message: docs/mailbox-exports.md says what the other formats lose. The commands talk to
the control plane of the mock-telemessage serve of the data folder (--data). --json prints JSON.`

/** `mock-telemessage mailbox`: mailboxes of a running `serve` as files. */
export function mailboxCommand(terminal: Terminal): Command {
  return new Command('mailbox')
    .addCommand(listCommand(terminal))
    .addCommand(exportCommand(terminal))
    .addCommand(importCommand(terminal))
    .addHelpText('after', examples)
}

const listSchema = z.looseObject({ mailboxes: z.array(filledMailboxSchema) })

function listCommand(terminal: Terminal): Command {
  return addDataOption(new Command('list').description('List the mailboxes that have messages, and their folders.'))
    .option('--json', 'print JSON')
    .action(async ({ json, data }: { json?: boolean; data: string }) => {
      const control = await openRunningControl({ data })
      const list = await control.ask({ method: 'GET', path: '/mailboxes' }, listSchema)
      if (json) return terminal.print(`${JSON.stringify(list, null, 2)}\n`)
      const rows = list.mailboxes.flatMap(({ address, folders }) =>
        folders.map(({ path, messageCount }) => [address, shownFolder(path), messageCount]),
      )
      const text = rows.length === 0 ? 'No mailbox has messages.\n' : textTable(['mailbox', 'folder', 'messages'], rows)
      terminal.print(text)
    })
}

/** A folder as `--folder` takes it, on one line. */
function shownFolder(path: readonly string[]): string {
  const names = path.map((name) => name.replaceAll('%', '%25').replaceAll('/', '%2F'))
  return names.join('/').replaceAll(/\p{Cc}+/gu, ' ')
}
