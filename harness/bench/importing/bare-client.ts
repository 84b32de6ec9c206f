import { Agent } from 'node:http'
import { startStopwatch } from '../../control/clock.ts'
import { startCpuMeter } from '../cpu-time.ts'
import { peakMemoryBytes } from '../peak-memory.ts'
import type { ConnectorRun } from '../run-to-report.ts'
import { postAll } from '../servers/post-all.ts'
import { importBodies } from './bodies.ts'

// A process of its own: posts the messages of a part of the day to an import URL, and does nothing else that costs time
// meanwhile: its bodies are made before, and of the answers it looks at the status.

// Whoever broke the benchmark off does not wait for this.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
const [itemCount = '', url = '', folderId = '', writers = ''] = process.argv.slice(2)
const bodies = await importBodies(Number(itemCount), folderId)
const agent = new Agent({ keepAlive: true, maxSockets: Number(writers) })
const post = async (some: Buffer[]): Promise<void> => {
  // One iterator for all: each writer takes the next body that nobody has taken.
  const rest = some.values()
  await Promise.all(Array.from({ length: Number(writers) }, () => postAll({ url, headers: {}, agent }, rest)))
}
const warmUp = Math.ceil(bodies.length / 4)
await post(bodies.slice(0, warmUp))
const elapsedMs = startStopwatch()
const cpuSeconds = startCpuMeter()
await post(bodies)
const report: ConnectorRun = {
  seconds: elapsedMs() / 1000,
  cpuSeconds: cpuSeconds(),
  peakBytes: await peakMemoryBytes(process.pid),
  copies: bodies.length,
}
agent.destroy()
process.send?.(report)
