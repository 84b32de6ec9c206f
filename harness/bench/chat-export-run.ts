import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { builtProgram } from '../runner/own-package.ts'
import type { Benchmark } from './benchmark.ts'
import { type Figure, figure } from './figure.ts'
import { chatTimeZone, longChat } from './long-chat.ts'
import { peakMemoryBytes } from './peak-memory.ts'

const linesDefault = 120_000
const members = 20
const memoryBytesMax = 1_000_000_000
const bytesPerMegabyte = 1_000_000
/** The peak of a process only grows, so what it is shortly before the end is nearly what it is at the end. */
const lookEveryMs = 200

/** Measures the memory of `run --chat-export` over a large group chat: site, tenant, connector and judge in one process. */
export const chatExportRun: Benchmark = {
  name: 'chat-export',
  measures: `the memory of a run over a chat export of ${linesDefault} lines (or --items N) with ${members} members`,
  takes: 'an hour or more',
  isOnlyNamed: true,
  measure: async ({ items: lines = linesDefault, progress }) => {
    progress.show(`chat-export: ${lines} lines, ${lines * members} copies`)
    const folder = await mkdtemp(join(tmpdir(), 'mock-telemessage-bench-'))
    try {
      const peakBytes = await peakOfRun(folder, lines)
      return chatExportFigures({ lines, peakBytes })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** The figures of a run over so many lines. */
export function chatExportFigures({ lines, peakBytes }: { lines: number; peakBytes: number }): Figure[] {
  return [
    figure({
      name: `peak memory of a run over ${lines} lines with ${members} members, compared with 1 GB`,
      value: peakBytes / bytesPerMegabyte,
      bound: memoryBytesMax / bytesPerMegabyte,
      unit: 'MB',
      target: 1,
      sense: 'at most',
    }),
  ]
}

const ledgerSchema = z.object({ ledger: z.object({ copies: z.int() }) })

/** The peak memory of the run in its process. Throws an Error if it does not judge every copy as right. */
async function peakOfRun(folder: string, count: number): Promise<number> {
  const { lines, people } = longChat({ messages: count, members })
  const [chat, peopleFile, report] = ['WhatsApp Chat with Group.txt', 'people.csv', 'report.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  await writeFile(chat, lines)
  await writeFile(peopleFile, people)
  const day = ['--day-only', '--chat-export', chat, '--time-zone', chatTimeZone, '--people', peopleFile]
  const reports = ['--json', report, '--html', join(folder, 'report.html')]
  const words = [builtProgram, 'run', '--seed', '1', '--no-conformance', ...day, ...reports]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  let peakBytes = 0
  const look = async (): Promise<void> => {
    // Undefined at the very end, when the system no longer shows the process.
    const seen = child.pid === undefined ? undefined : await peakMemoryBytes(child.pid).catch(() => undefined)
    peakBytes = Math.max(peakBytes, seen ?? 0)
  }
  const timer = setInterval(() => void look(), lookEveryMs)
  const [code] = await once(child, 'exit').finally(() => clearInterval(timer))
  if (code !== 0) throw new Error(`the run ends with exit code ${code}: make it pass first`)
  const { ledger } = ledgerSchema.parse(JSON.parse(await readFile(report, 'utf8')))
  if (ledger.copies !== count * members) throw new Error(`${count} lines led to ${ledger.copies} copies`)
  return peakBytes
}
