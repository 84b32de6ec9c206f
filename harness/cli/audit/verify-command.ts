import { createReadStream } from 'node:fs'
import { Command, type Command as Commander, InvalidArgumentError } from 'commander'
import { auditHeadSchema, auditPaths } from '../../contract/index.ts'
import { verifyLog } from '../../m365/compliance/audit/verify-log.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { linesOf } from './lines-of.ts'

interface VerifyFlags extends ServerFlags {
  head?: string
  checkpoint?: string
  json?: boolean
}

/** `mock-telemessage audit verify`: whether an exported log, or that of a running `serve`, is as it was written. */
export function verifyCommand(terminal: Terminal): Commander {
  return addServerOptions(
    new Command('verify')
      .description('Find every entry of an audit log that was altered, removed, moved or repeated.')
      .argument('[file]', 'an exported log; without it, the log of the running server'),
  )
    .option('--head <digest>', 'the digest of an entry that was the last one: shows whether the end is missing', digest)
    .option('--checkpoint <digest>', 'of a log that begins later: the digest of the entry before its first one', digest)
    .option('--json', 'print JSON')
    .action(async (file: string | undefined, flags: VerifyFlags) => {
      const { lines, head, checkpoint } = await logOf(file, flags)
      const verdict = await verifyLog(lines, head, checkpoint)
      const { entries, problems } = verdict
      terminal.end(problems.length === 0 ? 0 : 1)
      if (flags.json) return terminal.print(`${JSON.stringify(verdict, null, 2)}\n`)
      for (const { line, sequence, kind, message } of problems) {
        terminal.print(`line ${line}: ${kind}: entry ${sequence} ${message}\n`)
      }
      const without =
        head === undefined ? '\nWithout --head, nobody can say whether entries are missing at its end.' : ''
      terminal.print(
        problems.length === 0
          ? `${entries} entries, each as it was written. The last one has the digest\n${verdict.head}${without}\n`
          : `The log is not as it was written.\n`,
      )
    })
}

interface KnownLog {
  lines: AsyncIterable<string>
  head: string | undefined
  checkpoint: string | undefined
}

async function logOf(file: string | undefined, { head, checkpoint, ...flags }: VerifyFlags): Promise<KnownLog> {
  if (file !== undefined) return { lines: linesOf(createReadStream(file)), head, checkpoint }
  const server = await openRunningServer(flags)
  const known = await server.ask({ method: 'GET', path: auditPaths.head }, auditHeadSchema)
  const { body } = await server.open({ method: 'GET', path: auditPaths.log })
  const begins = known.goneEntries === 0 ? undefined : known.checkpoint
  return { lines: linesOf(body), head: head ?? known.head, checkpoint: checkpoint ?? begins }
}

function digest(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase()
  throw new InvalidArgumentError('Give a SHA-256: 64 hexadecimal digits.')
}
