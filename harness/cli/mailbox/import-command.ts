import { Command, Option } from 'commander'
import { type ImportReport, importReportSchema } from '../../mail-files/import-zip.ts'
import { formatNames } from '../../mail-files/layout/about-file.ts'
import { counted } from '../../report/count-words.ts'
import { openRunningControl } from '../running-server/running-control.ts'
import { addDataOption } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { type NotSent, zipOfPath } from './zip-of-path.ts'

interface Flags {
  data: string
  format?: string
  folder?: string
  json?: boolean
}

/** `mock-telemessage mailbox import`. */
export function importCommand(terminal: Terminal): Command {
  const format = new Option('--format <format>', 'the format of the files; without it, the only one that is there')
  return addDataOption(
    new Command('import').description(
      'Import messages from an export, a Maildir, mbox files, .eml files or JSON Lines.',
    ),
  )
    .argument('<address>', 'of the mailbox')
    .argument('<source>', 'a ZIP, a folder, or one file')
    .addOption(format.choices(formatNames))
    .option('--folder <path>', 'where everything comes, made if it is not there: Inbox/Projects; without it, the top')
    .option('--json', 'print JSON')
    .action(async (address: string, source: string, { data, format: name, folder, json }: Flags) => {
      const control = await openRunningControl({ data })
      const notSent: NotSent[] = []
      const stream = await zipOfPath(source, name, (one) => notSent.push(one))
      const report = await control.ask(
        {
          method: 'POST',
          path: '/mailboxes/:address/import',
          values: { address },
          query: { format: name, folder },
          upload: { contentType: 'application/zip', stream },
        },
        importReportSchema,
      )
      const whole = { ...report, notImported: [...report.notImported, ...notSent] }
      terminal.print(json ? `${JSON.stringify(whole, null, 2)}\n` : asText(whole))
    })
}

function asText({
  mailbox,
  messageCount,
  sizeBytes,
  isVerified,
  newFolders,
  notImported,
  format,
}: ImportReport): string {
  const rows = notImported.map(({ file, reason }) => [oneLine(file), reason])
  return [
    `${counted(messageCount, 'message', 'messages')} (${format}, ${sizeBytes} bytes) came into ${mailbox}, and ${counted(newFolders.length, 'folder was', 'folders were')} made.\n`,
    isVerified ? 'Every file has the digest of the manifest.\n' : 'There was no manifest to compare the files with.\n',
    rows.length === 0 ? '' : textTable(['not imported', 'because'], rows),
  ].join('')
}

/** What others wrote must not move the cursor of a terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}
