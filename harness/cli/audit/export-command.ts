import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { type AuditHead, auditHeadSchema, auditPaths } from '../../contract/index.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { linesOf } from './lines-of.ts'

/** `mock-telemessage audit export`: the whole log, one line of canonical JSON for each entry. */
export function exportCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('export').description('Write the whole audit log, one entry a line.'))
    .option('--output <file>', 'write it here; without it, to the standard output')
    .action(async ({ output, ...flags }: ServerFlags & { output?: string }) => {
      const server = await openRunningServer(flags)
      const before = await server.ask({ method: 'GET', path: auditPaths.head }, auditHeadSchema)
      const { body } = await server.open({ method: 'GET', path: auditPaths.log })
      if (output !== undefined) await pipeline(body, createWriteStream(output, { mode: 0o600 }))
      else for await (const line of linesOf(body)) terminal.print(`${line}\n`)
      terminal.errors.write(wordsAbout(before))
    })
}

function wordsAbout({ entries, head, goneEntries, checkpoint }: AuditHead): string {
  const gone =
    goneEntries === 0
      ? ''
      : `${goneEntries} older entries are gone. To verify the file, give the digest of the last of them with --checkpoint:\n${checkpoint}\n`
  return `${gone}The log had ${entries} entries when the export began. Keep the digest of the last of them elsewhere:\n${head}\n`
}
