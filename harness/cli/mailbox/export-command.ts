import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import { type AboutExport, aboutFile, formatNames, readAbout } from '../../mail-files/layout/about-file.ts'
import { openFiles } from '../../mail-files/opened-files.ts'
import { counted } from '../../report/count-words.ts'
import { openRunningControl } from '../running-server/running-control.ts'
import { addDataOption } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { UserError } from '../user-error.ts'
import { demandEmpty, unpackInto } from './unpack-into.ts'

interface Flags {
  data: string
  format: string
  to: string
  folder?: string
  search?: string
  recoverable?: boolean
  json?: boolean
}

/** `mock-telemessage mailbox export`. */
export function exportCommand(terminal: Terminal): Command {
  const format = new Option('--format <format>', 'how messages are put into files').choices(formatNames)
  return addDataOption(new Command('export').description('Export a mailbox, a folder of it, or what a search finds.'))
    .argument('<address>', 'of the mailbox')
    .addOption(format.makeOptionMandatory())
    .requiredOption('--to <place>', 'a file that ends with .zip, or a folder; neither may be there already')
    .option('--folder <path>', 'this folder and those below it: Inbox/Projects; a / in a name is %2F, and a % is %25')
    .option('--search <query>', 'only what this finds, in the Keyword Query Language')
    .option('--recoverable', 'also what is in Recoverable Items')
    .option('--json', 'print JSON')
    .action(async (address: string, { data, format: name, to, folder, search, recoverable, json }: Flags) => {
      const isZip = /\.zip$/i.test(to)
      if (!isZip) await demandEmpty(to)
      const control = await openRunningControl({ data })
      const { body } = await control.open({
        method: 'GET',
        path: '/mailboxes/:address/export',
        values: { address },
        query: { format: name, folder, search, recoverable: recoverable ? 'true' : undefined },
      })
      const zipPath = isZip ? to : `${to.replace(/[/\\]+$/, '')}.zip.part`
      await keptUnlessItFails(zipPath, isZip, async () => {
        const file = createWriteStream(zipPath, { flags: 'wx', mode: 0o600 })
        await pipeline(body, file).catch((error: NodeJS.ErrnoException) => {
          // The message of a connection that broke says nothing about what is missing.
          throw error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? cutOff(error) : error
        })
        const about = await aboutOf(zipPath)
        if (!isZip) await unpackInto(to, zipPath)
        terminal.print(json ? `${JSON.stringify({ to, ...about }, null, 2)}\n` : asText(to, about))
      })
    })
}

function cutOff(error: unknown): UserError {
  return new UserError('export-cut-off', 'the server stopped in the middle of the export; nothing is kept of it', error)
}

/** Removes a file that is not whole, and one that is not what was asked for. Another one of that name stays. */
async function keptUnlessItFails(path: string, isWanted: boolean, act: () => Promise<void>): Promise<void> {
  let isWhole = false
  try {
    await act()
    isWhole = true
  } catch (error) {
    isWhole = error instanceof Error && 'code' in error && error.code === 'EEXIST' && isPathOf(error, path)
    throw error
  } finally {
    if (!isWhole || !isWanted) await rm(path, { force: true })
  }
}

function isPathOf(error: Error, path: string): boolean {
  return 'path' in error && error.path === path
}

async function aboutOf(zipPath: string): Promise<AboutExport> {
  const files = await openFiles(zipPath)
  try {
    return readAbout(await files.text(aboutFile, 64 * 1024 * 1024), { file: aboutFile })
  } finally {
    files.close()
  }
}

function asText(to: string, { messageCount, folders, notCarried, leftOut, mailbox, format }: AboutExport): string {
  const rows = [
    ...Object.entries(notCarried).map(([what, count]) => [count, `${format} does not carry: ${what}`]),
    ...leftOut.map(({ reason, messageCount: count }) => [count, `left out: ${reason}`]),
  ]
  return [
    `${to} has ${counted(messageCount, 'message', 'messages')} of ${mailbox}, in ${counted(folders.length, 'folder', 'folders')}.\n`,
    rows.length === 0 ? '' : textTable(['messages', 'what is not in the export'], rows),
    'manifest.sha256 in it has the digest of every file: sha256sum -c manifest.sha256\n',
  ].join('')
}
