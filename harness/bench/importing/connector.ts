import { readFile } from 'node:fs/promises'
import { createConnector } from '../../../connector/index.ts'
import { importLogRecordSchema } from '../../contract/index.ts'
import { startStopwatch } from '../../control/clock.ts'
import { startCpuMeter } from '../cpu-time.ts'
import { peakMemoryBytes } from '../peak-memory.ts'
import type { ConnectorRun } from '../run-to-report.ts'

// Runs in its own process: the connector once, with the environment in its argument.

// Ends with the benchmark, also if the user interrupts it.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
const environment: Record<string, string> = JSON.parse(process.argv[2] ?? '{}')
const elapsedMs = startStopwatch()
const cpuSeconds = startCpuMeter()
const { status, message } = await createConnector(environment, { log: 'silent' }).sync()
const report: ConnectorRun = {
  seconds: elapsedMs() / 1000,
  cpuSeconds: cpuSeconds(),
  peakBytes: await peakMemoryBytes(process.pid),
  copies: await importedIn(environment['MT_IMPORT_LOG'] ?? ''),
  failure: status === 'done' ? undefined : message,
}
process.send?.(report)

/** The number of imported copies in the last line of an import log. */
async function importedIn(path: string): Promise<number> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  const summary = importLogRecordSchema.parse(JSON.parse(lines.at(-1) ?? ''))
  if (summary.record !== 'summary') throw new Error('the import log ends without a summary')
  return summary.imported
}
