import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnector } from '../../../connector/index.ts'
import { startStopwatch } from '../../control/clock.ts'
import { startCpuMeter } from '../cpu-time.ts'
import { peakMemoryBytes } from '../peak-memory.ts'
import type { ConnectorRun } from '../run-to-report.ts'
import { growthEnvironment } from './environment.ts'
import { createStreamedDay } from './streamed-day.ts'

// Runs in its own process: the connector once over a streamed day of the given number of items.

// Ends with the benchmark, also if the user interrupts it.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
const [itemCount = ''] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'mock-telemessage-bench-'))
try {
  const day = createStreamedDay(Number(itemCount))
  const connector = createConnector(growthEnvironment(folder), { httpClient: day, log: 'silent' })
  const elapsedMs = startStopwatch()
  const cpuSeconds = startCpuMeter()
  const { status, message } = await connector.sync()
  const report: ConnectorRun = {
    seconds: elapsedMs() / 1000,
    cpuSeconds: cpuSeconds(),
    peakBytes: await peakMemoryBytes(process.pid),
    copies: day.copies(),
    failure: status === 'done' ? undefined : message,
  }
  process.send?.(report)
} finally {
  await rm(folder, { recursive: true, force: true })
}
